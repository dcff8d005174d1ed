package tv.tributary.dvr.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String PROGRAM =
            Path.of("opt", "sort").toAbsolutePath().toString();

    @Test
    void blanksPartWordsAndQuotesHoldThemTogether() {
        assertThat(CommandLine.of(PROGRAM + "  --to=\"my films\" \"\" {file} a\"b c\"d"))
                .hasValueSatisfying(
                        it -> assertThat(it.words()).containsExactly(PROGRAM, "--to=my films", "", "{file}", "ab cd"));
    }

    @Test
    void aValueStaysOneArgumentWhateverIsInIt() {
        var command = CommandLine.of(PROGRAM + " {title} x{file}").orElseThrow();
        assertThat(command.filled(Map.of("title", "$(rm -rf /) \"{file}\"; a b", "file", "/x y.ts")))
                .containsExactly(PROGRAM, "$(rm -rf /) \"{file}\"; a b", "x/x y.ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sort {file}", "\"/bin/true", "{file}", "/bin/true {password}", "/bin/true \"a"})
    void theseAreNone(String typed) {
        assertThat(CommandLine.of(typed)).isEmpty();
    }
}
