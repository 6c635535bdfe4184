package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPathTest {

    @ParameterizedTest
    @CsvSource({
        "/invitation/s3cret, /invitation/…",
        "/invitation;a/s3cret, /invitation;a/…",
        "/api/passkeys/invitations/s3cret/registration-options, /api/passkeys/invitations/…/registration-options",
        "/approval/s3cret/comments, /approval/…/comments",
        "/api/approvals/s3cret, /api/approvals/…",
        "/api/uploads/s3cret, /api/uploads/…",
        "/api/tours/42-stores/followers/s3cret, /api/tours/42-stores/followers/…",
        "/api/people/17/invitations, /api/people/17/invitations",
        "/tours/42-stores, /tours/42-stores",
    })
    void aSecretDoesNotStandInTheLog(String path, String logged) {
        assertEquals(logged, LogPath.of(path));
    }
}
