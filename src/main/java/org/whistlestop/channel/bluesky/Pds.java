package org.whistlestop.channel.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** The server on which an account lives (a PDS), by its XRPC interface. */
final class Pds {

    private static final Set<String> SESSION_IS_OVER = Set.of("ExpiredToken", "InvalidToken", "AuthMissing");

    private final Access access;
    private final Sessions sessions;
    private final XrpcAnswers answers;

    Pds(Access access, Sessions sessions) {
        if (access.account() == null || access.account().isBlank()) {
            throw NotSent.refused("The channel does not say which Bluesky account to post from.");
        }
        if (access.key() == null || access.key().isBlank()) {
            throw NotSent.refused("The channel has no app password to sign in to Bluesky with.");
        }
        this.access = access;
        this.sessions = sessions;
        this.answers = new XrpcAnswers(access.key());
    }

    /** @throws NotSent never with an unknown outcome: signing in writes nothing */
    Session signIn(Instant until) {
        try {
            return signedIn(until);
        } catch (NotSent e) {
            throw e.why() == NotSent.Why.UNKNOWN ? NotSent.notNow(e.getMessage()) : e;
        }
    }

    private Session signedIn(Instant until) {
        var account = access.account().strip().replaceFirst("^@", "");
        var body = Map.of("identifier", account, "password", access.key().strip());
        var json = answers.object(send(post("com.atproto.server.createSession", ChannelJson.bytes(body))));
        var did = XrpcAnswers.text(json, "did");
        var token = XrpcAnswers.text(json, "accessJwt");
        if (!did.matches("did:[a-z]+:[A-Za-z0-9._:%-]{1,500}") || !token.matches("[!-~]{1,8000}")) {
            throw NotSent.unknown("Bluesky's answer cannot be relied on: it names no account that can be.");
        }
        if (json.path("active").isBoolean() && !json.path("active").booleanValue()) {
            throw NotSent.refused("The account " + account + " is not active on Bluesky.");
        }
        return new Session(did, json.path("handle").asText(did), token, until);
    }

    Session session() {
        return sessions.of(access, this);
    }

    JsonNode upload(Picture.File file) {
        var bytes = file.read().get();
        var json = answers.object(authorized(Outgoing.post(url("com.atproto.repo.uploadBlob"), file.type(), bytes)));
        var blob = json.path("blob");
        if (!blob.isObject() || !blob.path("ref").path("$link").isTextual()) {
            throw NotSent.unknown("Bluesky's answer cannot be relied on: it lacks the photo's name.");
        }
        return blob;
    }

    /** Writes the record of a key; written again, it changes nothing. */
    Entry put(String key, Map<String, ?> record) {
        var answer = authorized(post(
                "com.atproto.repo.putRecord",
                ChannelJson.bytes(putting(session().did(), key, record))));
        return entry(key, answers.object(answer));
    }

    static Map<String, Object> putting(String did, String key, Map<String, ?> record) {
        var body = new LinkedHashMap<String, Object>();
        body.put("repo", did);
        body.put("collection", FeedPost.COLLECTION);
        body.put("rkey", key);
        body.put("record", record);
        return body;
    }

    /** What stands under a key. */
    Optional<Entry> find(String key) {
        var query =
                "?repo=" + encoded(session().did()) + "&collection=" + FeedPost.COLLECTION + "&rkey=" + encoded(key);
        var answer = authorized(Outgoing.get(url("com.atproto.repo.getRecord") + query));
        return XrpcAnswers.errorOf(answer).equals("RecordNotFound")
                ? Optional.empty()
                : Optional.of(entry(key, answers.object(answer)));
    }

    /**
     * A record as the server keeps it.
     *
     * @param text empty where the answer does not hold the record itself
     */
    record Entry(String uri, String cid, Optional<String> text) {}

    private Entry entry(String key, JsonNode json) {
        var uri = XrpcAnswers.text(json, "uri");
        if (!uri.equals("at://" + session().did() + "/" + FeedPost.COLLECTION + "/" + key)) {
            throw NotSent.unknown("Bluesky answered about another post than ours.");
        }
        var value = json.path("value");
        return new Entry(
                uri,
                XrpcAnswers.text(json, "cid"),
                value.isObject() ? Optional.of(value.path("text").asText("")) : Optional.empty());
    }

    /** Sends as who we are, and once more after a new sign-in when the session is over, as nothing was done then. */
    private Answer authorized(Outgoing request) {
        var session = session();
        var answer = sendAs(session, request);
        if (!SESSION_IS_OVER.contains(XrpcAnswers.errorOf(answer))) {
            return answer;
        }
        sessions.forget(access, session);
        return sendAs(session(), request);
    }

    private Answer sendAs(Session session, Outgoing request) {
        return send(request.with("Authorization", "Bearer " + session.token()));
    }

    private Outgoing post(String method, byte[] body) {
        return Outgoing.post(url(method), "application/json", body);
    }

    private Answer send(Outgoing request) {
        try {
            return access.line().send(request.with("Accept", "application/json"));
        } catch (OutboundException e) {
            throw NotSent.of(e);
        }
    }

    private String url(String method) {
        return access.address() + "/xrpc/" + method;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
