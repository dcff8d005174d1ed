package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class MessagesFileTest {
    /// The later of two lines wins without a word when the file is read.
    @Test
    void noKeyStandsTwice() throws Exception {
        var seen = new HashSet<String>();
        try (var in = Messages.class.getResourceAsStream("messages.properties")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            var twice = lines.filter(line -> line.matches("[a-z][^=]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !seen.add(key));
            assertThat(twice).isEmpty();
        }
        assertThat(seen).isNotEmpty();
    }
}
