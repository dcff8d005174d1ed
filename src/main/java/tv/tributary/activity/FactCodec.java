package tv.tributary.activity;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.tributary.event.Event;
import tv.tributary.format.json.Json;
import tv.tributary.format.json.Json.BadJson;

/// Facts as stored: the name of their record, their time, and the rest as JSON by name. What an older release has not
/// stored is empty or 0. Pure.
final class FactCodec {
    private static final String AT = "at";
    /// By simple name one of each that says nothing.
    private static final Map<String, Record> BLANKS = records(Event.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> (Record) blank(type)));

    private FactCodec() {}

    static String type(Event event) {
        return event.getClass().getSimpleName();
    }

    /// All but its type and time.
    static String detail(Event event) {
        var values = values(event);
        values.remove(AT);
        return Json.write(values);
    }

    /// Its components by name, in order.
    static Map<String, Object> values(Event event) {
        var values = new LinkedHashMap<String, Object>();
        for (var component : event.getClass().getRecordComponents())
            values.put(component.getName(), value(component, event));
        return values;
    }

    private static Object value(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName(), e);
        }
    }

    /// Empty for what this release does not know.
    static Optional<Event> read(String type, Instant at, String detail) {
        return Optional.ofNullable(BLANKS.get(type)).flatMap(blank -> {
            try {
                var whole =
                        "{\"" + AT + "\":" + Json.write(at) + (detail.equals("{}") ? "" : ",") + detail.substring(1);
                return Optional.of((Event) Json.read(whole, blank));
            } catch (BadJson | IndexOutOfBoundsException _) {
                return Optional.empty();
            }
        });
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(FactCodec::records);
    }

    /// One that says nothing.
    private static Object blank(Class<?> type) {
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isRecord()) {
            var components = type.getRecordComponents();
            var values =
                    Arrays.stream(components).map(one -> blank(one.getType())).toArray();
            return make(
                    type,
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new),
                    values);
        }
        return switch (type.getSimpleName()) {
            case "String" -> "";
            case "int" -> 0;
            // An id is never 0.
            case "long" -> 1L;
            case "boolean" -> false;
            case "double" -> 0.0;
            case "Instant" -> Instant.EPOCH;
            case "Duration" -> Duration.ZERO;
            case "List" -> List.of();
            default -> throw new IllegalStateException("no blank " + type.getName());
        };
    }

    private static Object make(Class<?> type, Class<?>[] types, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }
}
