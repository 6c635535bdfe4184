package org.whistlestop.conversation.elsewhere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.TestDatabase;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VisitBudgetTest {

    @Inject
    AgroalDataSource database;

    private VisitBudget budget;

    @BeforeEach
    void begin() {
        budget = Budgets.of(20, database);
        sql("delete from visit_budget");
    }

    @Test
    void aHundredAtOnceFromTwoReplicasTakeTwenty() throws Exception {
        var pool = Executors.newFixedThreadPool(20);
        var other = Budgets.of(20, database);
        Callable<Boolean> here = () -> passes(budget, "victim.example.com");
        Callable<Boolean> there = () -> passes(other, "www.example.com");
        var all = new java.util.ArrayList<Callable<Boolean>>(Collections.nCopies(50, here));
        all.addAll(Collections.nCopies(50, there));
        var passed = 0;
        for (var one : pool.invokeAll(all)) {
            passed += one.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(20, passed);
    }

    @Test
    void namesBelowAVictimsAndNamesForItsAddressDoNotMultiplyIt() throws Exception {
        for (var i = 0; i < 20; i++) {
            assertTrue(passes(budget, "a" + i + ".b.victim.co.uk"));
        }
        assertThrows(SpentBudget.class, () -> budget.beforeLookUp("c.victim.co.uk"));
        assertTrue(passes(budget, "other.co.uk"));

        var address = InetAddress.getByName("198.51.100.7");
        for (var i = 0; i < 20; i++) {
            budget.beforeConnecting(address);
        }
        assertThrows(SpentBudget.class, () -> budget.beforeConnecting(address));
        budget.beforeConnecting(InetAddress.getByName("198.51.100.8"));
        for (var i = 0; i < 20; i++) {
            budget.beforeConnecting(InetAddress.getByName("2600:1234:5678:9abc::" + i));
        }
        assertThrows(
                SpentBudget.class, () -> budget.beforeConnecting(InetAddress.getByName("2600:1234:5678:9abc:1::1")));
    }

    @Test
    void inAnyHourThereAreTwentyAndItIsSaidWhenTheNextIs() {
        for (var i = 0; i < 20; i++) {
            budget.beforeLookUp("victim.com");
        }
        sql("update visit_budget set visits[1] = visits[1] - interval '59 minutes 50 seconds'");
        var spent = assertThrows(SpentBudget.class, () -> budget.beforeLookUp("victim.com"));
        assertTrue(spent.until().isBefore(Instant.now().plusSeconds(12)), spent.getMessage());
        sql("update visit_budget set visits[1] = visits[1] - interval '11 seconds'");
        budget.beforeLookUp("victim.com");
        assertThrows(SpentBudget.class, () -> budget.beforeLookUp("victim.com"));
    }

    private static boolean passes(VisitBudget budget, String host) {
        try {
            budget.beforeLookUp(host);
            return true;
        } catch (SpentBudget e) {
            return false;
        }
    }

    private void sql(String statement) {
        Sql.with(database, statement, PreparedStatement::execute);
    }
}
