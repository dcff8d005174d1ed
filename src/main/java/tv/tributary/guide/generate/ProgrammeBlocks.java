package tv.tributary.guide.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Blocks of equal length for channels without a guide, so that players show them and can be asked to record them.
/// Their times stay the same however often they are made. Stateless.
final class ProgrammeBlocks {
    private ProgrammeBlocks() {}

    /// A part of the time; `to` is behind it.
    record Block(Instant from, Instant to) {}

    /// @param title of all of them, such as the channel's name
    /// @param hours of one block, at least 1
    public static List<GeneratedProgramme> of(String title, Instant from, Instant to, int hours) {
        return cut(from, to, hours).stream()
                .map(block -> new GeneratedProgramme(block.from, block.to, title, GeneratedProgramme.Kind.BLOCK))
                .toList();
    }

    /// Cuts a span at multiples of some hours since 1970, so that the edges do not move as time goes by.
    static List<Block> cut(Instant from, Instant to, int hours) {
        var seconds = Duration.ofHours(Math.max(1, hours)).toSeconds();
        var blocks = new ArrayList<Block>();
        for (var at = from; at.isBefore(to); ) {
            var edge = Instant.ofEpochSecond((Math.floorDiv(at.getEpochSecond(), seconds) + 1) * seconds);
            var end = edge.isBefore(to) ? edge : to;
            blocks.add(new Block(at, end));
            at = end;
        }
        return blocks;
    }
}
