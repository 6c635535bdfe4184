package org.whistlestop.support;

import java.util.List;

/** Ends a request with a problem; nothing that was written in its transaction stays. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(403, detail));
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, detail));
    }

    public static ProblemException changedMeanwhile(String detail) {
        return new ProblemException(Problem.of(412, detail));
    }

    /** Understood as JSON, but not as what was asked for: 422. */
    public static ProblemException invalid(String field, String wrong, String right) {
        return new ProblemException(
                Problem.of(422, wrong + ". " + right + ".", List.of(new Problem.FieldError(field, wrong, right))));
    }
}
