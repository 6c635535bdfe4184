package org.whistlestop.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every route that a resource class of ours serves, found in the classes themselves, so that a new one is never left out. */
public final class Routes {

    private Routes() {}

    /** @param consumes the first media type it takes; empty when it says none */
    public record Route(String method, String path, String consumes) implements Comparable<Route> {

        public boolean isUnsafe() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        public boolean isApi() {
            return path.startsWith("/api/");
        }

        @Override
        public int compareTo(Route other) {
            var byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** In order of path and method. */
    public static List<Route> all() {
        var found = new TreeSet<Route>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.whistlestop").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .forEach(type -> type.getMethods()
                                .forEach(method -> route(type, method).ifPresent(found::add)));
        return List.copyOf(found);
    }

    private static Optional<Route> route(JavaClass type, JavaMethod method) {
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")
                .filter(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
                .findFirst()
                .map(verb -> new Route(
                        verb,
                        path(type.getAnnotationOfType(Path.class).value(), subPath(method)),
                        consumes(method).or(() -> consumes(type)).orElse("")));
    }

    private static String subPath(JavaMethod method) {
        return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private static Optional<String> consumes(com.tngtech.archunit.core.domain.properties.CanBeAnnotated thing) {
        return thing.isAnnotatedWith(Consumes.class) ? Optional.of(first(thing)) : Optional.empty();
    }

    private static String first(com.tngtech.archunit.core.domain.properties.CanBeAnnotated thing) {
        var consumes = thing instanceof JavaMethod method
                ? method.getAnnotationOfType(Consumes.class)
                : ((JavaClass) thing).getAnnotationOfType(Consumes.class);
        return consumes.value()[0];
    }

    private static String path(String ofClass, String ofMethod) {
        var joined = ("/" + ofClass + "/" + ofMethod).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
