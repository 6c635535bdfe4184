package org.whistlestop.channel.wordpress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test by name where the Debian packages of a real WordPress are missing; the CI script fails on any such line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsWordPress.Condition.class)
public @interface NeedsWordPress {

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var missing = RealWordPress.missing();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("WordPress is there");
            }
            if (context.getTestMethod().isEmpty()) {
                System.out.println("SKIPPED " + context.getRequiredTestClass().getSimpleName() + ": needs " + missing);
            }
            return ConditionEvaluationResult.disabled("needs " + missing);
        }
    }
}
