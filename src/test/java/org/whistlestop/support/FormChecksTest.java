package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.validation.Validation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormChecksTest {

    private final FormChecks checks = new FormChecks();

    @BeforeEach
    void validator() {
        checks.validator = Validation.buildDefaultValidatorFactory().getValidator();
    }

    @Test
    void whatIsSoundComesBack() {
        var request = new Letter("02116");
        assertEquals(request, checks.checked(request));
    }

    @Test
    void aMistakeIsASentence() {
        assertEquals("Postal code must not be blank.", detailOf(new Letter(" ")));
    }

    @Test
    void aRuleIsNamedAfterItsField() {
        assertEquals("Postal code has letters.", detailOf(new Letter("abc")));
    }

    private String detailOf(Letter letter) {
        return assertThrows(ProblemException.class, () -> checks.checked(letter))
                .problem()
                .detail();
    }

    record Letter(@NotBlank String postalCode) {
        @AssertTrue(message = "has letters")
        public boolean isPostalCodeFreeOfLetters() {
            return postalCode.chars().noneMatch(Character::isLetter);
        }
    }
}
