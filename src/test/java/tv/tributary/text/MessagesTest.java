package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;

final class MessagesTest {
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private enum SlowServer {
        NO_ANSWER
    }

    @Test
    void aReasonsKeyIsItsTypeAndConstantInKebabCase() {
        assertThat(Messages.key(SlowServer.NO_ANSWER)).isEqualTo("slow-server.no-answer");
        assertThat(Messages.key(FailureReason.NO_SLOT)).isEqualTo("failure-reason.no-slot");
    }

    @Test
    void everyTroubleHasWords() {
        for (var failureReason : FailureReason.values())
            assertThat(Messages.of(failureReason)).isNotBlank();
    }

    @Test
    void valuesAreFilledIn() {
        assertThat(Messages.of("startup.port-taken", "9188")).contains("9188");
    }

    @Test
    void aLanguageWithoutTextsIsAnsweredInEnglish() {
        Messages.speak(Locale.of("tlh"));
        try {
            assertThat(Messages.of("action.undo")).isEqualTo("Undo");
        } finally {
            Messages.speak(Locale.ROOT);
        }
        assertThat(Messages.languages()).startsWith(Locale.ENGLISH).doesNotHaveDuplicates();
    }

    @Test
    void aKeyWithoutWordsIsAnError() {
        assertThatThrownBy(() -> Messages.of("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void everyPatternIsWellFormed() throws IOException {
        var words = new Properties();
        words.load(new StringReader(text()));
        words.forEach((key, pattern) -> {
            assertThat(LONE_APOSTROPHE.matcher((String) pattern).find())
                    .as("%s: %s", key, pattern)
                    .isFalse();
            assertThat(new MessageFormat((String) pattern, Locale.ROOT).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8}))
                    .as("%s", key)
                    .isNotBlank();
        });
    }

    /// The later of two lines wins without a word when the file is read.
    @Test
    void noKeyStandsTwice() throws IOException {
        var keys = text().lines()
                .filter(line -> line.matches("[a-z][^=]*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static String text() throws IOException {
        try (var in = MessagesTest.class.getResourceAsStream("messages.properties")) {
            if (in == null) throw new AssertionError("no words");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
