package org.whistlestop.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.whistlestop.kubernetes.Manifests.container;
import static org.whistlestop.kubernetes.Manifests.containers;
import static org.whistlestop.kubernetes.Manifests.deployment;
import static org.whistlestop.kubernetes.Manifests.documents;
import static org.whistlestop.kubernetes.Manifests.named;
import static org.whistlestop.kubernetes.Manifests.ofKind;
import static org.whistlestop.kubernetes.Manifests.settings;
import static org.whistlestop.kubernetes.Manifests.stream;
import static org.whistlestop.kubernetes.Manifests.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database of a cluster, its backups and its restores fit together, and the program asks that database. */
class DatabaseManifestsTest {

    @Test
    void allPodsTogetherFindDatabaseConnections() throws IOException {
        var pods = named("HorizontalPodAutoscaler", "whistlestop")
                        .at("/spec/maxReplicas")
                        .asInt()
                + deployment().at("/spec/strategy/rollingUpdate/maxSurge").asInt();
        var each = Integer.parseInt(settings().getProperty("quarkus.datasource.jdbc.max-size")) + 1;
        var forOperator = 20;
        for (var cluster : ofKind("Cluster")) {
            var all = cluster.at("/spec/postgresql/parameters/max_connections").asInt();
            assertTrue(pods * each + forOperator <= all, pods + " pods of " + each + " connections, of " + all);
        }
    }

    @Test
    void backupsAreOfTheDatabaseInUse() {
        var store = ofKind("ObjectStore").get(0).at("/metadata/name");
        for (var file : List.of("base/database.yaml", "restore/database.yaml")) {
            var database = only(file, "Cluster");
            var backup = only(file, "ScheduledBackup");
            assertEquals(database.at("/metadata/name"), backup.at("/spec/cluster/name"));
            assertEquals(database.at("/spec/plugins/0/name"), backup.at("/spec/pluginConfiguration/name"));
            assertEquals(6, backup.at("/spec/schedule").asText().split(" ").length);
            assertTrue(backup.at("/spec/immediate").asBoolean());
            assertEquals(store, database.at("/spec/plugins/0/parameters/barmanObjectName"));
            assertTrue(database.at("/spec/plugins/0/isWALArchiver").asBoolean());
        }
        var read = only("restore/database.yaml", "Cluster").at("/spec/externalClusters/0/plugin/parameters");
        assertEquals(store, read.path("barmanObjectName"));
        assertEquals(inUse(), read.path("serverName").asText());
    }

    /** After a restore it is another one: README.md says where to write its name. */
    @Test
    void theProgramAsksTheDatabaseInUse() {
        assertTrue(
                value(container(), "QUARKUS_DATASOURCE_JDBC_URL").contains("//" + inUse() + "-rw:5432/whistlestop?"));
        var secrets = deployment().at("/spec/template/spec").findValuesAsText("secretName");
        assertEquals(List.of(inUse() + "-ca"), secrets);
        containers(deployment().at("/spec/template/spec"))
                .flatMap(container -> stream(container.path("env")))
                .filter(variable -> variable.path("name").asText().matches("QUARKUS_DATASOURCE_(USERNAME|PASSWORD)"))
                .forEach(variable -> assertEquals(
                        inUse() + "-app",
                        variable.at("/valueFrom/secretKeyRef/name").asText()));
        var trial = documents(Manifests.ROOT.resolve("overlays/dev/kustomization.yaml"))
                .get(0)
                .path("patches");
        assertEquals(
                List.of(inUse()),
                stream(trial)
                        .filter(patch -> patch.at("/target/kind").asText().equals("Cluster"))
                        .map(patch -> patch.at("/target/name").asText())
                        .toList());
        var backup = only("base/database.yaml", "ScheduledBackup").at("/metadata/name");
        assertTrue(
                trial.findValuesAsText("patch").stream().anyMatch(patch -> patch.contains("name: " + backup.asText())));
    }

    /** What README.md's commands replace is there to be replaced: {@code sed} says nothing when it finds nothing. */
    @Test
    void eachRestoreCanHaveANameOfItsOwn() throws IOException {
        var restored = only("restore/database.yaml", "Cluster");
        var readme = Files.readString(Manifests.ROOT.resolve("README.md"));
        assertTrue(readme.contains("s/" + restored.at("/metadata/name").asText() + "/$name/"));
        assertTrue(readme.contains("s/"
                + restored.at("/spec/bootstrap/recovery/recoveryTarget/targetTime")
                        .asText()
                + "/$moment/"));
    }

    private static String inUse() {
        return only("base/database.yaml", "Cluster").at("/metadata/name").asText();
    }

    private static JsonNode only(String file, String kind) {
        var found = documents(Manifests.ROOT.resolve(file)).stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
        assertEquals(1, found.size(), kind + " in " + file);
        return found.get(0);
    }
}
