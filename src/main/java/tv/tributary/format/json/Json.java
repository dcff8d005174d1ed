package tv.tributary.format.json;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records to JSON and back. Instants are ISO 8601, durations seconds, enum constants lower-case names; an id, that is
/// a record whose only component is called `value`, is that value. What an [java.util.Optional] does not hold is left
/// out. Reading ignores unknown properties and the case of enum names. Thread-safe.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapping.mapper();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Writes UTF-8 piece by piece and flushes; does not close the stream.
    ///
    /// @throws UncheckedIOException if the stream fails
    public static void write(Object value, OutputStream out) {
        try {
            MAPPER.writeValue(out, value);
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    /// @throws BadJson if the text is not JSON of that shape
    public static <T> T read(String text, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            // Its own message quotes the text, which may hold passwords.
            throw new BadJson("not JSON for " + type.getSimpleName() + at(e.getLocation()));
        }
        if (value == null) {
            throw new BadJson("nothing but null for " + type.getSimpleName());
        }
        return value;
    }

    /// The same, but parts of the record that the text does not name, or names null, are taken from `defaults`: the
    /// text may be older than they are. Holds for records within the record too; what is [java.util.Optional] is
    /// empty if not named.
    ///
    /// @throws BadJson if the text is not JSON of that shape
    public static <T extends Record> T read(String text, T defaults) {
        try {
            var parts = MAPPER.readTree(text);
            if (parts instanceof ObjectNode object) MissingFields.fill(object, defaults, MAPPER);
            @SuppressWarnings("unchecked") // Records are final, so a T's class is T's own.
            var type = (Class<T>) defaults.getClass();
            return read(MAPPER.writeValueAsString(parts), type);
        } catch (JacksonException e) {
            throw new BadJson("not JSON" + at(e.getLocation()));
        }
    }

    private static String at(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /// The text was not JSON of the expected shape; the message says where, and nothing of the text.
    public static final class BadJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        public BadJson(String message) {
            super(message);
        }
    }

    /// Parts of a record that its JSON does not have.
    private static final class MissingFields {
        private MissingFields() {}

        /// Puts into `json` what it lacks of `defaults`.
        static void fill(ObjectNode json, Record defaults, ObjectMapper mapper) {
            if (!(mapper.valueToTree(defaults) instanceof ObjectNode whole)) return;
            for (var part : defaults.getClass().getRecordComponents()) {
                var name = part.getName();
                var stored = json.get(name);
                if (stored == null || stored.isNull()) {
                    if (!part.getType().equals(Optional.class) && whole.has(name)) json.set(name, whole.get(name));
                } else if (stored instanceof ObjectNode inner && part.getType().isRecord()) {
                    fill(inner, (Record) value(part, defaults), mapper);
                }
            }
        }

        private static Object value(RecordComponent part, Record of) {
            try {
                var accessor = part.getAccessor();
                accessor.setAccessible(true);
                return accessor.invoke(of);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the record cannot be read", e);
            }
        }
    }
}
