package tv.tributary.guide.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.model.GuideChannelId;
import tv.tributary.store.GuideStore.ProgrammeBlock;

/// Blocks of programmes.
final class ProgrammePackerTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final String DESCRIPTION = "What happens in it is told at some length. ".repeat(10);

    private final ArrayList<ProgrammeBlock> blocks = new ArrayList<>();

    @Test
    void whatWasPackedComesBackAsItWas() {
        var one = show(0);
        var two = show(1);
        pack(two, one);
        assertThat(blocks).hasSize(1);
        assertThat(ProgrammePacker.unpack(blocks.getFirst().content())).containsExactly(two, one);
    }

    @Test
    void aBlockIsMuchSmallerThanWhatIsInIt() {
        var shows = new Programme[40];
        for (var i = 0; i < shows.length; i++) shows[i] = show(i);
        pack(shows);
        assertThat(blocks.getFirst().content().length).isLessThan(40 * DESCRIPTION.length() / 4);
    }

    @Test
    void aLongGuideIsManyBlocks() {
        var shows = new Programme[100];
        for (var i = 0; i < shows.length; i++) shows[i] = show(i);
        pack(shows);
        assertThat(blocks).hasSize(3);
    }

    private void pack(Programme... programmes) {
        try (var packer = new ProgrammePacker(blocks::add)) {
            for (var programme : programmes) packer.add(new GuideChannelId(7), programme);
            packer.flush();
        }
    }

    private static Programme show(int number) {
        var start = START.plusSeconds(number * 1_800L);
        return Programme.builder("-", start, Optional.of(start.plusSeconds(1_800)))
                .title(LocalizedText.of("Tom & Jerry " + number))
                .description(LocalizedText.of(DESCRIPTION + number))
                .build();
    }
}
