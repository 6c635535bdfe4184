package org.whistlestop.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/**
 * A route of the program, found in its classes, so that a new one is tested by itself.
 *
 * @param path as annotated, with {@code {names}} in it
 * @param fields of its form, none where it takes none
 */
public record Route(String method, String path, List<String> fields) {

    /** Every route, those that the OpenAPI document hides too, in the order of their names. */
    public static List<Route> listAll() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.whistlestop").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(Route::of)
                        .distinct()
                        .sorted(java.util.Comparator.comparing(Route::toString))
                        .toList();
    }

    private static Stream<Route> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(verb ->
                        new Route(verb.value(), pathOf(method.getDeclaringClass()) + pathOf(method), fieldsOf(method)));
    }

    private static String joined(String path) {
        return path.isEmpty() ? "/" : path;
    }

    private static String pathOf(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        var trimmed = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
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
        return java.util.regex.Pattern.compile("\\{(\\w+)[^}]*}")
                .matcher(path)
                .replaceAll(name -> value.apply(name.group(1)));
    }

    public String filled(Map<String, String> values) {
        return filled(name -> values.getOrDefault(name, "0f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
