package tv.tributary.format.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
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
import tools.jackson.databind.ser.std.StdSerializer;

/// How our records map to JSON.
final class JsonMapping {
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
                BigDecimal seconds = BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9));
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
