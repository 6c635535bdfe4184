package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.whistlestop.kubernetes.Manifests.named;
import static org.whistlestop.kubernetes.Manifests.ofKind;
import static org.whistlestop.kubernetes.Manifests.stream;
import static org.whistlestop.kubernetes.Manifests.texts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What may speak to whom in a cluster, and what of the world. */
class DoorsTest {

    @Test
    void metricsStayInside() {
        var inside = stream(named("Ingress", "whistlestop").at("/spec/rules/0/http/paths"))
                .filter(path -> path.path("path").asText().equals("/q/metrics"))
                .map(path -> named("Service", path.at("/backend/service/name").asText()))
                .toList();
        assertEquals(1, inside.size());
        assertTrue(inside.get(0).at("/spec/selector").isMissingNode());
    }

    @Test
    void whatNobodyNamedIsClosed() {
        var closed = named("NetworkPolicy", "nothing-by-default");
        assertEquals(0, closed.at("/spec/podSelector").size());
        assertEquals(
                Set.of("Ingress", "Egress"),
                texts(closed.at("/spec/policyTypes")).collect(Collectors.toSet()));
        assertTrue(closed.at("/spec/ingress").isMissingNode()
                && closed.at("/spec/egress").isMissingNode());
        assertEquals(
                List.of("nothing-by-default", "names", "whistlestop", "database"),
                ofKind("NetworkPolicy").stream()
                        .map(policy -> policy.at("/metadata/name").asText())
                        .toList());
    }

    /** To names, to the database, and one door to the world: a third rule would be another door. */
    @Test
    void theProgramHasOneDoorOut() {
        assertEquals(List.of(Set.of("53")), doors("names"));
        assertEquals(List.of(Set.of("5432"), Set.of("80", "443", "587")), doors("whistlestop"));
        assertEquals(
                "instance",
                named("NetworkPolicy", "whistlestop")
                        .at("/spec/egress/0/to/0/podSelector/matchLabels")
                        .path("cnpg.io/podRole")
                        .asText());
        var world = named("NetworkPolicy", "whistlestop").at("/spec/egress/1/to");
        assertEquals(
                List.of("0.0.0.0/0", "2000::/3"),
                stream(world).map(to -> to.at("/ipBlock/cidr").asText()).toList());
        var out = world.at("/0/ipBlock");
        assertTrue(texts(out.path("except"))
                .toList()
                .containsAll(
                        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10")));
    }

    private static List<Set<String>> doors(String policy) {
        return stream(named("NetworkPolicy", policy).at("/spec/egress"))
                .map(rule -> stream(rule.path("ports"))
                        .map(port -> port.path("port").asText())
                        .collect(Collectors.toSet()))
                .toList();
    }
}
