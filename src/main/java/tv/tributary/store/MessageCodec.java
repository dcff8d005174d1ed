package tv.tributary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.LocalizableMessage.Joined;
import tv.tributary.text.LocalizableMessage.Keyed;
import tv.tributary.text.LocalizableMessage.NameKind;
import tv.tributary.text.LocalizableMessage.NameOf;
import tv.tributary.text.LocalizableMessage.Sentence;
import tv.tributary.text.LocalizableMessage.Verbatim;
import tv.tributary.text.Messages;

/// The form in which a [LocalizableMessage] is stored: each value begins with a letter for its kind, and texts are
/// preceded by their length, so that they may hold anything.
final class MessageCodec {
    private static final char END = ';';

    private final String stored;
    private int at;

    private MessageCodec(String stored) {
        this.stored = stored;
    }

    static String write(LocalizableMessage message) {
        return switch (message) {
            case Keyed keyed -> "k" + text(keyed.key()) + values(keyed.values()) + END;
            case Joined joined -> "j" + text(joined.separator()) + values(joined.messages()) + END;
            case Sentence sentence -> "e" + values(sentence.parts()) + END;
            case NameOf name -> letter(name.kind()) + text(name.code());
            case Verbatim verbatim -> text(verbatim.words());
        };
    }

    private static String letter(NameKind kind) {
        return switch (kind) {
            case COUNTRY -> "c";
            case LANGUAGE -> "l";
        };
    }

    private static String values(List<?> values) {
        return values.stream().map(MessageCodec::value).collect(Collectors.joining());
    }

    private static String value(Object value) {
        return switch (value) {
            case LocalizableMessage message -> write(message);
            case Long number -> "n" + number + END;
            case Instant moment -> "t" + moment.toEpochMilli() + END;
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return "s" + text.length() + ":" + text;
    }

    /// Of a column that held words in earlier releases; those stay as they are.
    static LocalizableMessage readOrVerbatim(String stored) {
        return read(stored).orElseGet(() -> LocalizableMessage.verbatim(stored));
    }

    /// Empty if there is none, its form is broken, or it has a key that this release does not know.
    static Optional<LocalizableMessage> read(String stored) {
        return stored.isEmpty() ? Optional.empty() : new MessageCodec(stored).message();
    }

    private Optional<LocalizableMessage> message() {
        try {
            var message = asMessage(value());
            return at == stored.length() ? Optional.of(message) : Optional.empty();
        } catch (MalformedMessage | IndexOutOfBoundsException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// What stands there is no message.
    private static final class MalformedMessage extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Object value() {
        return switch (stored.charAt(at++)) {
            case 's' -> text();
            case 'n' -> Long.parseLong(until(END));
            case 't' -> Instant.ofEpochMilli(Long.parseLong(until(END)));
            case 'k' -> keyed();
            case 'j' -> joined();
            case 'e' -> LocalizableMessage.sentence(messages());
            case 'c' -> LocalizableMessage.country(value().toString());
            case 'l' -> LocalizableMessage.language(value().toString());
            default -> throw new MalformedMessage();
        };
    }

    private LocalizableMessage keyed() {
        var key = value().toString();
        if (!Messages.isKey(key)) throw new MalformedMessage();
        return new Keyed(key, values());
    }

    private LocalizableMessage joined() {
        var separator = value().toString();
        return new Joined(separator, messages());
    }

    private List<LocalizableMessage> messages() {
        return values().stream().map(MessageCodec::asMessage).toList();
    }

    private List<Object> values() {
        var values = new ArrayList<Object>();
        while (stored.charAt(at) != END) values.add(value());
        at++;
        return values;
    }

    private static LocalizableMessage asMessage(Object value) {
        return value instanceof LocalizableMessage message ? message : LocalizableMessage.verbatim(value.toString());
    }

    private String text() {
        var length = Integer.parseInt(until(':'));
        var start = at;
        at = Math.addExact(start, length);
        return stored.substring(start, at);
    }

    private String until(char end) {
        var start = at;
        at = stored.indexOf(end, start) + 1;
        if (at == 0) throw new MalformedMessage();
        return stored.substring(start, at - 1);
    }
}
