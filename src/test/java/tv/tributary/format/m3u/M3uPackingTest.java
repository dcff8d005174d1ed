package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.summary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Packed lists, told by their first bytes.
final class M3uPackingTest {
    private static final byte[] LIST =
            "#EXTM3U\n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2".getBytes(StandardCharsets.UTF_8);

    @Test
    void gz() throws IOException {
        assertBoth(gz(LIST));
    }

    @Test
    void gzInGz() throws IOException {
        assertBoth(gz(gz(LIST)));
    }

    @Test
    void gzOfUtf16() throws IOException {
        assertBoth(gz(("\uFEFF" + new String(LIST, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void gzOfSeveralMembers() throws IOException {
        byte[] first = gz(Arrays.copyOf(LIST, 15));
        byte[] second = gz(Arrays.copyOfRange(LIST, 15, LIST.length));
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
        List<String> names = new java.util.ArrayList<>();
        M3uReader.read(in, entry -> names.add(entry.name()));
        assertThat(names).containsExactly("A", "B");
    }

    @Test
    void twentyGigabytesOfLineEndsInThreeLayersOfGzAreNotRead() throws IOException {
        byte[] line = new byte[16 << 20];
        Arrays.fill(line, (byte) '\n');
        byte[] member = gz(line);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 1200; i++) {
            members.writeBytes(member);
        }
        assertTooLarge(gz(gz(members.toByteArray())));
    }

    @Test
    void aFileOfZerosBeforeTheListInAZipIsNotReadOver() throws IOException {
        assertTooLarge(zip("zeros.txt", new byte[24 << 20], "tv.m3u", LIST));
    }

    @Test
    void zerosInXzAreNotRead() throws IOException {
        assertTooLarge(xz(new byte[24 << 20]));
    }

    @Test
    void aGzHeaderWithoutAnEndIsNotReadOver() throws IOException {
        byte[] endless = new byte[24 << 20];
        Arrays.fill(endless, (byte) 'n');
        // The mark of gz, deflate, a flag that a file name follows.
        System.arraycopy(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0}, 0, endless, 0, 10);
        assertTooLarge(gz(endless));
    }

    @Test
    void whoeverReadsMayStopBetweenEntries() throws IOException {
        byte[] blank = new byte[8 << 20];
        Arrays.fill(blank, (byte) '\n');
        try (InputStream in = new ByteArrayInputStream(gz(blank))) {
            assertThatThrownBy(() -> M3uReader.read(in, ListOrigin.UNKNOWN, _ -> {}, () -> {
                        throw new CancellationException("cancelled");
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }

    private static void assertTooLarge(byte[] packed) throws IOException {
        assertThat(summary(packed).shape()).isEqualTo(M3uSummary.Shape.TOO_LARGE);
    }

    @Test
    void xz() throws IOException {
        assertBoth(xz(LIST));
    }

    @Test
    void zip() throws IOException {
        assertBoth(zip("readme.txt", "read http://me\n".getBytes(StandardCharsets.UTF_8), "lists/tv.M3U8", LIST));
    }

    @Test
    void zipWithoutAList() throws IOException {
        assertThat(summary(zip("a.jpg", LIST, "b.pdf", LIST)).entries()).isZero();
    }

    @Test
    void truncatedGzKeepsWhatWasRead() throws IOException {
        StringBuilder list = new StringBuilder("#EXTM3U\n");
        for (int i = 0; i < 5000; i++) {
            list.append("#EXTINF:-1 tvg-id=\"")
                    .append(i * 7919 % 5000)
                    .append("\",Channel ")
                    .append(i);
            list.append("\nhttp://h/live/user/pass/").append(i).append(".ts\n");
        }
        byte[] whole = gz(list.toString().getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(summary(half).shape()).isEqualTo(M3uSummary.Shape.TRUNCATED);
        List<M3uEntry> entries = entries(half);
        assertThat(entries).hasSizeBetween(1000, 4000);
        // No URL is cut short.
        assertThat(entries).allSatisfy(entry -> assertThat(entry.url()).endsWith(".ts"));
    }

    @Test
    void truncatedXzAndZipToo() throws IOException {
        for (byte[] whole : List.of(xz(LIST), zip("a.m3u", LIST, "b.m3u", LIST))) {
            assertThat(summary(Arrays.copyOf(whole, 45)).shape()).isEqualTo(M3uSummary.Shape.TRUNCATED);
        }
    }

    @Test
    void gzOfNothingMuch() {
        assertThat(summary(new byte[] {0x1F, (byte) 0x8B}).shape()).isEqualTo(M3uSummary.Shape.TRUNCATED);
        assertThat(summary(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0}).shape())
                .isEqualTo(M3uSummary.Shape.TRUNCATED);
    }

    @Test
    void theStreamsOwnFailureIsThrown() throws IOException {
        for (byte[] start : List.of(LIST, Arrays.copyOf(gz(LIST), 20), Arrays.copyOf(xz(LIST), 30), new byte[0])) {
            InputStream failing = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("gone");
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    return read();
                }
            };
            InputStream in = new SequenceInputStream(new ByteArrayInputStream(start), failing);
            assertThatThrownBy(() -> M3uReader.read(in, _ -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
    }

    @Test
    void theStreamIsLeftOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(gz(LIST)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        M3uReader.read(in, _ -> {});
        assertThat(closed).isFalse();
    }

    private static void assertBoth(byte[] packed) {
        assertThat(entries(packed)).extracting(M3uEntry::name).containsExactly("A", "B");
        assertThat(summary(packed).shape()).isEqualTo(M3uSummary.Shape.PLAYLIST);
    }

    private static byte[] gz(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] xz(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String first, byte[] firstContent, String second, byte[] secondContent)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(first));
            out.write(firstContent);
            out.putNextEntry(new ZipEntry(second));
            out.write(secondContent);
        }
        return bytes.toByteArray();
    }
}
