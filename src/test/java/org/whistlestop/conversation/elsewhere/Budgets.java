package org.whistlestop.conversation.elsewhere;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.Proxy;

/** A budget as strict as the real one, where other tests have a generous one. */
public final class Budgets {

    private Budgets() {}

    public static VisitBudget of(int visitsAnHour, AgroalDataSource database) {
        var budget = new VisitBudget();
        budget.database = database;
        budget.config = (MentionsConfig) Proxy.newProxyInstance(
                Budgets.class.getClassLoader(), new Class<?>[] {MentionsConfig.class}, (proxy, method, args) -> {
                    if (method.getName().equals("visitsAnHour")) {
                        return visitsAnHour;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        return budget;
    }
}
