package tv.tributary.format.json;

import java.math.BigDecimal;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Durations as numbers of seconds: `90`, `0.25`.
final class DurationSeconds {
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
