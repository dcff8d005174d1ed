package tv.tributary.text;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sentences for users, kept as keys of [Messages] and the values in them. They are worded when they are shown, hence
/// in
/// the language that is spoken then and not in that of the moment they tell of. Immutable.
public sealed interface LocalizableMessage {
    /// In the language that is spoken now.
    String words();

    /// @param values texts, numbers without fractions, moments, and other messages
    static LocalizableMessage of(String key, Object... values) {
        return new Keyed(
                key, Stream.of(values).map(LocalizableMessage::storable).toList());
    }

    /// The words for a reason, as [Messages#of(Enum, Object...)] finds them.
    static LocalizableMessage of(Enum<?> reason, Object... values) {
        return of(Messages.key(reason), values);
    }

    /// Words that have no key; they stay in their language.
    static LocalizableMessage verbatim(String words) {
        return new Verbatim(words);
    }

    /// One message after the other.
    static LocalizableMessage joined(String separator, List<LocalizableMessage> messages) {
        return messages.size() == 1 ? messages.getFirst() : new Joined(separator, messages);
    }

    private static Object storable(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Date date -> date.toInstant();
            case Long _, Instant _, LocalizableMessage _ -> value;
            default -> value.toString();
        };
    }

    /// The words of one key.
    record Keyed(String key, List<Object> values) implements LocalizableMessage {
        public Keyed {
            values = List.copyOf(values);
        }

        @Override
        public String words() {
            var worded = values.stream().map(Keyed::worded).toArray();
            return Messages.of(key, worded);
        }

        private static Object worded(Object value) {
            return switch (value) {
                case LocalizableMessage message -> message.words();
                case Instant moment -> Date.from(moment);
                default -> value;
            };
        }
    }

    /// Words without a key.
    record Verbatim(String words) implements LocalizableMessage {}

    /// Several, with something between them.
    record Joined(String separator, List<LocalizableMessage> messages) implements LocalizableMessage {
        public Joined {
            messages = List.copyOf(messages);
        }

        @Override
        public String words() {
            return messages.stream().map(LocalizableMessage::words).collect(Collectors.joining(separator));
        }
    }
}
