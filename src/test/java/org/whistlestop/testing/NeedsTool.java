package org.whistlestop.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test by name where a tool that it needs is not installed; the CI script fails on any such line. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsTool.Condition.class)
public @interface NeedsTool {

    /** Programs looked for on the PATH. */
    String[] value();

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var missing = AnnotationSupport.findAnnotation(context.getElement(), NeedsTool.class).stream()
                    .flatMap(needs -> Arrays.stream(needs.value()))
                    .filter(tool -> !isInstalled(tool))
                    .toList();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("all tools are there");
            }
            var name = context.getRequiredTestClass().getSimpleName()
                    + context.getTestMethod()
                            .map(method -> "." + method.getName())
                            .orElse("");
            System.out.println("SKIPPED " + name + ": needs " + String.join(", ", missing));
            return ConditionEvaluationResult.disabled("needs " + String.join(", ", missing));
        }

        private static boolean isInstalled(String tool) {
            return Arrays.stream(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        }
    }
}
