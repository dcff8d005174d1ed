package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

class ZapStateTest {
    /// Steps: a digit chooses that channel, `.` opens what is chosen, `<` chooses what Backspace means, `x` closes.
    @ParameterizedTest
    @CsvSource({
        "'1.', 1, -",
        "'1.2.', 2, 1",
        "'1.2.3.', 3, 2",
        // A quick series: what was passed is not the last one.
        "'1.234.', 4, 1",
        // Back and forth between two.
        "'1.2.<.', 1, 2",
        "'1.2.<.<.', 2, 1",
        // Amid a series back to where it began.
        "'1.23<.', 1, -",
        "'1.2.34<.', 2, 1",
        // The same one again is nothing new.
        "'1.2.2.', 2, 1",
        // Closed, and back.
        "'1.x<.', 1, 1",
        "'1.2.x<.', 2, 2"
    })
    void whatIsOpenAndWhatWasBefore(String steps, String open, String last) {
        var zap = ZapState.none();
        for (var i = 0; i < steps.length(); i++) {
            zap = switch (steps.charAt(i)) {
                case '.' -> zap.opened();
                case '<' -> zap.choose(zap.back().orElseThrow());
                case 'x' -> zap.closed();
                default -> zap.choose(target(steps.charAt(i) - '0', Optional.empty()));
            };
        }
        assertThat(name(zap.open())).isEqualTo(open);
        assertThat(name(zap.last())).isEqualTo(last);
    }

    @Test
    void aRenamedChannelIsStillTheOneThatIsOpen() {
        var zap = ZapState.none().choose(target(1, Optional.empty())).opened();
        var renamed = PreviewTarget.of(new Channel(new ChannelId(1), "Other", "", "", "", ""));
        assertThat(zap.choose(renamed).isSettled()).isTrue();
    }

    @Test
    void oneStreamOfAChannelIsNotTheChannel() {
        var zap = ZapState.none().choose(target(1, Optional.empty())).opened();
        assertThat(zap.choose(target(1, Optional.of(new SourceId(7)))).isSettled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, false, 0", "true, true, 200", "false, false, 200", "false, true, 200"})
    void onlyWhatCostsTheProviderNothingOpensAtOnce(boolean running, boolean quick, long millis) {
        assertThat(ZapState.delay(running, quick)).isEqualTo(Duration.ofMillis(millis));
    }

    private static PreviewTarget target(long id, Optional<SourceId> source) {
        var channel = new Channel(new ChannelId(id), "Channel", "", "", "", "");
        return new PreviewTarget(Optional.of(channel), source, Optional.empty(), Optional.empty(), "Channel");
    }

    private static String name(Optional<PreviewTarget> target) {
        return target.flatMap(PreviewTarget::channel)
                .map(it -> it.id().toString())
                .orElse("-");
    }
}
