package org.whistlestop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the order of the packages: imports go down only, and two on one line never import each other. */
class LayersTest {

    private static final String ROOT = "org.whistlestop.";

    /** Top to bottom. A package that is not here fails the last test. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("backup", "demo", "export"),
            List.of("desk.announcement", "desk.story"),
            List.of("desk"),
            List.of("websub"),
            List.of("embed"),
            List.of("calendar", "feed", "gallery", "map"),
            List.of("story"),
            List.of("conversation.mention.intake", "conversation.mention.sending"),
            List.of("conversation.mention"),
            List.of("announcement", "conversation"),
            List.of("conversation.elsewhere"),
            List.of(
                    "channel.bluesky",
                    "channel.delivery",
                    "channel.mastodon",
                    "channel.pages",
                    "channel.push",
                    "channel.webhook",
                    "channel.wordpress",
                    "channel.x"),
            List.of("channel"),
            List.of("photo.upload"),
            List.of("photo"),
            List.of("checkin"),
            List.of("tour.itinerary"),
            List.of("tour"),
            List.of("tour.log"),
            List.of("account.oidc", "account.signin.passkey"),
            List.of("account.signin"),
            List.of("account"),
            List.of("account.audit"),
            List.of("support.http", "support.limit", "support.seal", "support.work"),
            List.of("announcement.lint"),
            List.of("image", "support"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.whistlestop");

    @Test
    void importsGoDownOnly() {
        for (var level = 0; level < LAYERS.size(); level++) {
            for (var name : LAYERS.get(level)) {
                var forbidden = new ArrayList<String>();
                LAYERS.subList(0, level).forEach(above -> above.forEach(other -> forbidden.add(ROOT + other)));
                LAYERS.get(level).stream()
                        .filter(other -> !other.equals(name))
                        .forEach(other -> forbidden.add(ROOT + other));
                if (!forbidden.isEmpty()) {
                    noClasses()
                            .that(resideInAPackage(ROOT + name))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                            .allowEmptyShould(true)
                            .because("imports go down only")
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void noPackageImportsItselfByWayOfOthers() {
        slices().matching("org.whistlestop.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        var known =
                LAYERS.stream().flatMap(List::stream).map(name -> ROOT + name).toList();
        var strangers = CLASSES.stream()
                .map(c -> c.getPackageName())
                .filter(name -> !name.equals("org.whistlestop") && !known.contains(name))
                .distinct()
                .toList();
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), strangers);
    }
}
