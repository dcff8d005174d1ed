package tv.tributary.format.json;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records to JSON and back. Instants are ISO 8601, durations seconds, enum constants lower-case names; an id, that is
/// a record whose only component is called `value`, is that value. What an [java.util.Optional] does not hold is left
/// out. Reading ignores unknown properties and the case of enum names. Thread-safe.
public final class Json {
    private static final JsonMapper MAPPER = Mapping.mapper();

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
}
