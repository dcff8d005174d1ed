package tv.tributary.text;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sentences for users, kept as keys of [Messages] and the values in them. They are worded when they are shown, hence
/// in the language that is spoken then and not in that of the moment they tell of. Immutable.
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

    /// A country by its name.
    ///
    /// @param code ISO 3166, of two letters
    static LocalizableMessage country(String code) {
        return new NameOf(NameKind.COUNTRY, code);
    }

    /// A language by its name.
    ///
    /// @param code ISO 639
    static LocalizableMessage language(String code) {
        return new NameOf(NameKind.LANGUAGE, code);
    }

    /// Parts of one sentence with commas between them, a capital at its start and a full stop at its end; no words
    /// for no parts.
    static LocalizableMessage sentence(List<LocalizableMessage> parts) {
        return new Sentence(parts);
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

    /// What a code stands for.
    enum NameKind {
        COUNTRY,
        LANGUAGE
    }

    /// A name that each language has for a code.
    record NameOf(NameKind kind, String code) implements LocalizableMessage {
        @Override
        public String words() {
            return switch (kind) {
                case COUNTRY -> Messages.country(code);
                case LANGUAGE -> Messages.languageName(code);
            };
        }
    }

    /// Parts of one sentence.
    record Sentence(List<LocalizableMessage> parts) implements LocalizableMessage {
        public Sentence {
            parts = List.copyOf(parts);
        }

        @Override
        public String words() {
            var words = parts.stream().map(LocalizableMessage::words).collect(Collectors.joining(", "));
            if (words.isEmpty()) return "";
            var first = words.offsetByCodePoints(0, 1);
            return words.substring(0, first).toUpperCase(Messages.language()) + words.substring(first) + ".";
        }
    }
}
