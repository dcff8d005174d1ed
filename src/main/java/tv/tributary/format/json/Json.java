package tv.tributary.format.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// Records to JSON and back. Instants are ISO 8601, durations seconds, enum constants lower-case names; an id,
/// that is a record whose only component is called `value`, is that value. What an [java.util.Optional] does
/// not hold is left out. Reading ignores unknown properties and the case of enum names. Thread-safe.
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
        return read(type, () -> MAPPER.readValue(text, type));
    }

    private static <T> T read(Class<T> type, Supplier<@Nullable T> reading) {
        T value;
        try {
            value = reading.get();
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
        @SuppressWarnings("unchecked") // Records are final, so a T's class is T's own.
        var type = (Class<T>) defaults.getClass();
        return read(type, () -> {
            var parts = MAPPER.readTree(text);
            if (parts instanceof ObjectNode object) MissingFields.fill(object, defaults, MAPPER);
            return MAPPER.treeToValue(parts, type);
        });
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
            for (var part : defaults.getClass().getRecordComponents()) {
                var name = part.getName();
                var stored = json.get(name);
                if (stored == null || stored.isNull()) {
                    if (!part.getType().equals(Optional.class))
                        json.set(name, mapper.valueToTree(value(part, defaults)));
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

    /// The mapping of our records to JSON.
    private static final class JsonMapping {
        private JsonMapping() {}

        static JsonMapper mapper() {
            SimpleModule durations = new SimpleModule("durations")
                    .addSerializer(Duration.class, new DurationSeconds.Writing())
                    .addDeserializer(Duration.class, new DurationSeconds.Reading());
            return JsonMapper.builder()
                    .addModule(durations)
                    .annotationIntrospector(new PlainIds())
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    // No list of ours holds nothings; a `null` in one is a mistake of whoever wrote it.
                    .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();
        }

        /// Makes `ChannelId(7)` a plain `7`.
        private static final class PlainIds extends JacksonAnnotationIntrospector {
            private static final long serialVersionUID = 1;

            @Override
            public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
                return isValueOfId(annotated) ? Boolean.TRUE : super.hasAsValue(config, annotated);
            }

            @Override
            public @Nullable Boolean hasAsKey(MapperConfig<?> config, Annotated annotated) {
                return isValueOfId(annotated) ? Boolean.TRUE : super.hasAsKey(config, annotated);
            }

            @Override
            public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
                boolean creator = annotated instanceof AnnotatedConstructor constructor
                        && constructor.getParameterCount() == 1
                        && isId(constructor.getDeclaringClass());
                return creator ? JsonCreator.Mode.DELEGATING : super.findCreatorAnnotation(config, annotated);
            }

            private static boolean isValueOfId(Annotated annotated) {
                return annotated instanceof AnnotatedMethod method
                        && method.getParameterCount() == 0
                        && method.getName().equals("value")
                        && isId(method.getDeclaringClass());
            }

            private static boolean isId(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                return components != null
                        && components.length == 1
                        && components[0].getName().equals("value");
            }
        }

        /// Durations as numbers of seconds: `90`, `0.25`.
        private static final class DurationSeconds {
            private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

            /// Beyond these it is nonsense, and dear to work out.
            private static final int MOST_DIGITS = 18;

            private DurationSeconds() {}

            static final class Writing extends StdSerializer<Duration> {
                Writing() {
                    super(Duration.class);
                }

                @Override
                public void serialize(Duration value, JsonGenerator generator, SerializationContext context) {
                    BigDecimal seconds =
                            BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
                    // 90 rather than 90.000000000, but not 9E+1.
                    BigDecimal plain = seconds.stripTrailingZeros();
                    generator.writeNumber(plain.scale() < 0 ? plain.setScale(0) : plain);
                }
            }

            static final class Reading extends StdDeserializer<Duration> {
                Reading() {
                    super(Duration.class);
                }

                @Override
                public Duration deserialize(JsonParser parser, DeserializationContext context) {
                    BigDecimal seconds = parser.getDecimalValue();
                    if (seconds.precision() - seconds.scale() > MOST_DIGITS || seconds.scale() > MOST_DIGITS) {
                        return (Duration) context.handleWeirdNumberValue(Duration.class, 0, "too many digits");
                    }
                    return Duration.ofSeconds(
                            seconds.longValue(),
                            seconds.remainder(BigDecimal.ONE).multiply(NANOS).longValue());
                }
            }
        }
    }
}
