package tv.tributary.guide.programme;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.format.xmltv.XmltvWriter;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.GuideChannelId;
import tv.tributary.store.GuideStore.ProgrammeBlock;

/// Packs programmes into blocks: those of a channel that follow each other go together, as compressed XMLTV.
/// Takes a guide in any order; what waits for its block to fill is bounded. Not thread-safe.
public final class ProgrammePacker implements AutoCloseable {
    /// A block is small enough to be read for one look at a channel, and large enough to pack well.
    private static final int PROGRAMMES_PER_BLOCK = 48;

    private static final int BYTES_PER_BLOCK = 64 << 10;
    /// So much waits at most, in bytes.
    private static final int WAITING = 40 << 20;
    /// Without a stop and without a next programme one lasts no longer than this.
    private static final Duration LONGEST_GUESS = Duration.ofHours(6);

    private static final byte[] BEGIN = "<tv>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "</tv>".getBytes(StandardCharsets.US_ASCII);

    private final Consumer<ProgrammeBlock> blocks;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final XmltvWriter writer;
    private final Map<GuideChannelId, Waiting> waiting = new HashMap<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private long bytes;

    /// @param blocks takes each block when it is full
    public ProgrammePacker(Consumer<ProgrammeBlock> blocks) {
        this.blocks = blocks;
        try {
            this.writer = XmltvWriter.begin(written, Map.of());
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(GuideChannelId channel, Programme programme) {
        var one = waiting.computeIfAbsent(channel, Waiting::new);
        var size = one.add(programme, bytesOf(programme));
        bytes += size;
        if (one.isFull()) flush(one);
        if (bytes > WAITING) flush();
    }

    /// Hands on all that waits.
    public void flush() {
        List.copyOf(waiting.values()).forEach(this::flush);
    }

    @Override
    public void close() {
        deflater.end();
    }

    /// The programmes of a block, in the order in which the guide had them.
    public static List<Programme> unpack(byte[] block) {
        var programmes = new ArrayList<Programme>(PROGRAMMES_PER_BLOCK);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(block))) {
            XmltvReader.readWritten(in, new XmltvReader.Handler() {
                @Override
                public void channel(XmltvChannel channel) {
                    // Blocks hold none.
                }

                @Override
                public void programme(Programme programme) {
                    programmes.add(programme);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("a block of programmes is damaged", e);
        }
        return programmes;
    }

    private byte[] bytesOf(Programme programme) {
        try {
            written.reset();
            writer.write(programme);
            writer.flush();
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush(Waiting one) {
        waiting.remove(one.channel);
        bytes -= one.bytes;
        blocks.accept(one.block(packed(one.content)));
    }

    private byte[] packed(ByteArrayOutputStream content) {
        var out = new ByteArrayOutputStream(content.size() / 4);
        deflater.reset();
        try (var packing = new DeflaterOutputStream(out, deflater, 8 << 10)) {
            packing.write(BEGIN);
            content.writeTo(packing);
            packing.write(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Programmes of a channel that wait for their block to be full.
    private static final class Waiting {
        private final GuideChannelId channel;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream(4 << 10);
        private final StringBuilder titles = new StringBuilder();
        private Instant firstStart = Instant.MAX;
        private Instant lastStop = Instant.MIN;
        private int count;
        private int bytes;

        Waiting(GuideChannelId channel) {
            this.channel = channel;
        }

        int add(Programme programme, byte[] xml) {
            content.writeBytes(xml);
            var start = programme.start().toInstant();
            var stop = programme.stop().map(time -> time.toInstant()).orElse(start.plus(LONGEST_GUESS));
            if (start.isBefore(firstStart)) firstStart = start;
            if (stop.isAfter(lastStop)) lastStop = stop;
            programme
                    .titles()
                    .forEach(title -> titles.append(Folding.plain(title.text())).append('\n'));
            count++;
            bytes += xml.length;
            return xml.length;
        }

        boolean isFull() {
            return count == PROGRAMMES_PER_BLOCK || bytes > BYTES_PER_BLOCK;
        }

        ProgrammeBlock block(byte[] packed) {
            return new ProgrammeBlock(channel, firstStart, lastStop, count, titles.toString(), packed);
        }
    }
}
