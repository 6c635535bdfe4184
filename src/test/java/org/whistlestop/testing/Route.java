package org.whistlestop.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/**
 * A route of the program, found in its classes, so that a new one is tested by itself.
 *
 * @param path as annotated, with {@code {names}} in it
 * @param consumes the first media type it takes; empty when it says none
 * @param fields of its form, none where it takes none
 */
public record Route(String method, String path, String consumes, List<String> fields) implements Comparable<Route> {

    private static final Comparator<Route> BY_PATH =
            Comparator.comparing(Route::path).thenComparing(Route::method);
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)[^}]*}");

    /** Every route, those that the OpenAPI document hides too, in order of path and method. */
    public static List<Route> listAll() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.whistlestop").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(Route::of)
                        .sorted()
                        .toList();
    }

    private static Stream<Route> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Route(verb.value(), pathOf(method), consumedBy(method), fieldsOf(method)));
    }

    private static String pathOf(Method method) {
        var path = segments(method.getDeclaringClass()) + segments(method);
        return path.isEmpty() ? "/" : path;
    }

    private static String segments(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        var trimmed = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }

    private static String consumedBy(Method method) {
        return Stream.of(method, method.getDeclaringClass())
                .map(element -> element.getAnnotation(Consumes.class))
                .filter(Objects::nonNull)
                .map(consumes -> consumes.value()[0])
                .findFirst()
                .orElse("");
    }

    private static List<String> fieldsOf(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(RestForm.class)
                        ? Stream.of(parameter.getName())
                        : parameter.isAnnotationPresent(BeanParam.class)
                                ? Arrays.stream(parameter.getType().getRecordComponents())
                                        .map(RecordComponent::getName)
                                : Stream.empty())
                .toList();
    }

    public boolean isUnsafe() {
        return !List.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    public boolean isApi() {
        return path.startsWith("/api/");
    }

    /** The address with a value for each name. */
    public String filled(UnaryOperator<String> value) {
        return NAME.matcher(path).replaceAll(name -> value.apply(name.group(1)));
    }

    public String filled(Map<String, String> values) {
        return filled(name -> values.getOrDefault(name, "0f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11"));
    }

    @Override
    public int compareTo(Route other) {
        return BY_PATH.compare(this, other);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
