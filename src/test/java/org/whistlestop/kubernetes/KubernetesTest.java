package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.whistlestop.kubernetes.Manifests.container;
import static org.whistlestop.kubernetes.Manifests.containers;
import static org.whistlestop.kubernetes.Manifests.deployment;
import static org.whistlestop.kubernetes.Manifests.documents;
import static org.whistlestop.kubernetes.Manifests.named;
import static org.whistlestop.kubernetes.Manifests.ofKind;
import static org.whistlestop.kubernetes.Manifests.settings;
import static org.whistlestop.kubernetes.Manifests.stream;
import static org.whistlestop.kubernetes.Manifests.texts;
import static org.whistlestop.kubernetes.Manifests.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what is written for a cluster to what clusters take, and to itself: there is none to try it on here. */
class KubernetesTest {

    private static final Map<String, Class<?>> CORE = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    /** Kinds of operators; README.md says which must be there. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "postgresql.cnpg.io/v1 Cluster",
            "postgresql.cnpg.io/v1 ScheduledBackup",
            "barmancloud.cnpg.io/v1 ObjectStore",
            "monitoring.coreos.com/v1 ServiceMonitor",
            "monitoring.coreos.com/v1 PodMonitor",
            "monitoring.coreos.com/v1 PrometheusRule");

    /** The typed classes keep unknown fields in a map; without that, a misspelt one is an error. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    @Test
    void everyFileIsNamedByAKustomizationAndThere() {
        var named = new HashSet<Path>();
        for (var file : Manifests.kustomizations()) {
            var kustomization = documents(file).get(0);
            named.add(file);
            Stream.of(
                            texts(kustomization.path("resources")),
                            texts(kustomization.path("components")),
                            kustomization.findValuesAsText("path").stream().filter(path -> path.endsWith(".yaml")),
                            stream(kustomization.path("configMapGenerator")).flatMap(map -> texts(map.path("files"))))
                    .flatMap(names -> names)
                    .map(name -> file.resolveSibling(name).normalize())
                    .peek(path -> assertTrue(Files.exists(path), file + " names " + path))
                    .forEach(named::add);
        }
        var strangers = Manifests.files().filter(file -> !file.toString().endsWith(".md") && !named.contains(file));
        assertEquals(List.of(), strangers.toList());
    }

    @Test
    void everyKindIsKnownAndNoFieldMisspelt() throws IOException {
        for (var resource : Manifests.resources()) {
            var type = Manifests.type(resource);
            if (CORE.containsKey(type)) {
                STRICT.treeToValue(resource, CORE.get(type));
            } else {
                assertTrue(OF_OPERATORS.contains(type), type);
            }
        }
    }

    @Test
    void aMisspeltFieldIsFound() {
        var deployment = deployment().deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("automountServiceAcountToken", false);
        assertThrows(UnrecognizedPropertyException.class, () -> STRICT.treeToValue(deployment, Deployment.class));
    }

    @Test
    void selectorsFindTheirPods() {
        var labels = deployment().at("/spec/template/metadata/labels");
        assertFinds(deployment().at("/spec/selector/matchLabels"), labels);
        assertFinds(
                deployment().at("/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"), labels);
        assertFinds(service().at("/spec/selector"), labels);
        assertFinds(named("PodDisruptionBudget", "whistlestop").at("/spec/selector/matchLabels"), labels);
        assertFinds(named("NetworkPolicy", "whistlestop").at("/spec/podSelector/matchLabels"), labels);
        assertFinds(
                named("ServiceMonitor", "whistlestop").at("/spec/selector/matchLabels"),
                service().at("/metadata/labels"));
        var scaled = named("HorizontalPodAutoscaler", "whistlestop").at("/spec/scaleTargetRef");
        assertEquals("Deployment", scaled.path("kind").asText());
        assertEquals(deployment().at("/metadata/name"), scaled.path("name"));
    }

    private static void assertFinds(JsonNode selector, JsonNode labels) {
        assertTrue(selector.size() > 0, "selects everything");
        selector.properties().forEach(label -> assertEquals(label.getValue(), labels.path(label.getKey())));
    }

    @Test
    void portsFitTogether() throws IOException {
        var port = container().at("/ports/0");
        var name = port.path("name");
        assertEquals(
                settings().getProperty("quarkus.http.port"),
                port.path("containerPort").asText());
        assertEquals(name, service().at("/spec/ports/0/targetPort"));
        Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .forEach(probe -> assertEquals(name, container().path(probe).at("/httpGet/port"), probe));
        assertEquals(name, named("NetworkPolicy", "whistlestop").at("/spec/ingress/0/ports/0/port"));
        assertEquals(
                service().at("/spec/ports/0/name"),
                named("ServiceMonitor", "whistlestop").at("/spec/endpoints/0/port"));
        backends()
                .forEach(backend -> assertEquals(
                        named("Service", backend.path("name").asText()).at("/spec/ports/0/name"),
                        backend.at("/port/name")));
    }

    private static Stream<JsonNode> backends() {
        return stream(named("Ingress", "whistlestop").at("/spec/rules/0/http/paths"))
                .map(path -> path.at("/backend/service"));
    }

    @Test
    void podsKeepTheRestrictedProfile() {
        for (var deployment : ofKind("Deployment")) {
            var pod = deployment.at("/spec/template/spec");
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertTrue(pod.at("/securityContext/runAsUser").asInt() > 0);
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertEquals("false", pod.path("automountServiceAccountToken").asText());
            Stream.of("hostNetwork", "hostPID", "hostIPC")
                    .forEach(shared -> assertTrue(pod.path(shared).isMissingNode(), shared));
            stream(pod.path("volumes"))
                    .forEach(volume -> assertTrue(volume.has("emptyDir") || volume.has("secret"), volume.toString()));
            containers(pod).forEach(KubernetesTest::assertRestricted);
        }
        ofKind("Namespace")
                .forEach(namespace -> assertEquals(
                        "restricted",
                        namespace
                                .at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText()));
    }

    private static void assertRestricted(JsonNode container) {
        var context = container.path("securityContext");
        assertEquals("false", context.path("allowPrivilegeEscalation").asText());
        assertEquals("true", context.path("readOnlyRootFilesystem").asText());
        assertEquals(List.of("ALL"), texts(context.at("/capabilities/drop")).toList());
        assertTrue(context.at("/capabilities/add").isMissingNode());
        assertTrue(context.path("privileged").isMissingNode());
        Stream.of("requests", "limits").forEach(bound -> Stream.of("cpu", "memory")
                .forEach(what ->
                        assertTrue(container.path("resources").path(bound).has(what), bound + what)));
    }

    /** A root that cannot be written needs a place for everything that is. */
    @Test
    void whatIsWrittenHasAPlace() {
        var pod = deployment().at("/spec/template/spec");
        var empty = stream(pod.path("volumes"))
                .filter(volume -> volume.at("/emptyDir/sizeLimit").isTextual())
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        containers(pod)
                .forEach(container -> assertEquals(
                        Set.of("/data", "/tmp"),
                        stream(container.path("volumeMounts"))
                                .filter(mount ->
                                        empty.contains(mount.path("name").asText()))
                                .map(mount -> mount.path("mountPath").asText())
                                .collect(Collectors.toSet())));
        assertTrue(texts(literals()).anyMatch("WHISTLESTOP_DATA=/data"::equals));
        assertTrue(texts(literals()).anyMatch("QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY=/data/forms"::equals));
    }

    @Test
    void secretsStandHereByNameOnly() throws IOException {
        assertEquals(List.of(), ofKind("Secret"));
        for (var file : Manifests.kustomizations()) {
            var kustomization = documents(file).get(0);
            assertTrue(kustomization.path("secretGenerator").isMissingNode(), file.toString());
            stream(kustomization.path("configMapGenerator"))
                    .flatMap(map -> texts(map.path("literals")))
                    .forEach(literal -> assertTrue(!isSecret(literal.split("=")[0]), literal));
        }
        containers(deployment().at("/spec/template/spec"))
                .flatMap(container -> stream(container.path("env")))
                .filter(variable -> isSecret(variable.path("name").asText()))
                .forEach(variable ->
                        assertTrue(variable.at("/valueFrom/secretKeyRef/key").isTextual(), variable.toString()));
    }

    private static boolean isSecret(String name) {
        return name.matches(".*(PASSWORD|SECRET|TOKEN|KEY|CREDENTIAL).*");
    }

    @Test
    void migrationRunsBeforeTheProgramAndCanBeRolledBack() throws IOException {
        var migration = deployment().at("/spec/template/spec/initContainers/0");
        assertEquals("true", value(migration, "QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertEquals("true", value(migration, "QUARKUS_INIT_AND_EXIT"));
        assertEquals("false", value(container(), "QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertEquals("true", value(container(), "QUARKUS_FLYWAY_VALIDATE_AT_START"));
        assertEquals(container().path("image"), migration.path("image"));
        assertEquals("*:future", settings().getProperty("quarkus.flyway.ignore-migration-patterns"));
        assertEquals(
                value(container(), "QUARKUS_DATASOURCE_JDBC_URL"), value(migration, "QUARKUS_DATASOURCE_JDBC_URL"));
    }

    /** Without a registry's name in front it would be looked for among Docker's own. */
    @Test
    void overlaysNameTheImageThatContainersRun() {
        for (var overlay : List.of("overlays/dev", "overlays/prod")) {
            var image = documents(Manifests.ROOT.resolve(overlay + "/kustomization.yaml"))
                    .get(0)
                    .at("/images/0");
            assertEquals(container().path("image"), image.path("name"));
            assertTrue(image.path("newName").asText().contains("/"), overlay);
            assertTrue(image.has("newTag"), overlay);
        }
    }

    @Test
    void prometheusFindsAllOrNothing() {
        var labels = Stream.of("ServiceMonitor", "PodMonitor", "PrometheusRule")
                .flatMap(kind -> ofKind(kind).stream())
                .map(each -> each.at("/metadata/labels/release").asText())
                .collect(Collectors.toSet());
        assertEquals(1, labels.size(), labels.toString());
        assertTrue(!labels.contains(""));
    }

    private static JsonNode literals() {
        return documents(Manifests.ROOT.resolve("base/kustomization.yaml"))
                .get(0)
                .at("/configMapGenerator/0/literals");
    }

    private static JsonNode service() {
        return named("Service", "whistlestop");
    }
}
