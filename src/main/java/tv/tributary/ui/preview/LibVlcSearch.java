package tv.tributary.ui.preview;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches known folders for libvlc, without subfolders, so that a link loop cannot trap it, and with a time limit,
/// since a dead network folder may never answer.
final class LibVlcSearch {
    private static final Logger log = LoggerFactory.getLogger(LibVlcSearch.class);
    /// ldconfig prints a megabyte at most.
    private static final int LONGEST_ANSWER = 4 << 20;

    private final LibVlcFolders folders;
    private final Duration limit;

    /// @param limit how long looking may take
    LibVlcSearch(LibVlcFolders folders, Duration limit) {
        this.folders = folders;
        this.limit = limit;
    }

    /// The files of libvlc that were found, each in a folder of its own, the best first. Blocks up to the limit.
    List<Path> files() {
        var end = System.nanoTime() + limit.toNanos();
        return within(limit, () -> look(end));
    }

    /// The result of a search; empty if it takes longer, though it goes on.
    static List<Path> within(Duration limit, Supplier<List<Path>> search) {
        BlockingQueue<List<Path>> answer = new ArrayBlockingQueue<>(1);
        // Of the platform: one that hangs in the file system would hold a virtual one's carrier.
        Thread.ofPlatform().name("libvlc-search").daemon(true).start(() -> answer.add(search.get()));
        try {
            var found = answer.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (found != null) return found;
            log.info("looking for VLC was given up after {} ms", limit.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private List<Path> look(long end) {
        var wished = in(folders.wished());
        if (!folders.wish().isEmpty() && wished.isEmpty())
            log.warn("no libvlc in {}, which TRIBUTARY_VLC names; looking elsewhere", folders.wish());
        var usual = in(folders.usual());
        // The system is asked only for what cannot be known: starting a program is slow.
        var told = wished.isEmpty() && usual.isEmpty() ? in(folders.told(answer(end))) : List.<Path>of();
        return Stream.of(wished, usual, told).flatMap(List::stream).distinct().toList();
    }

    private List<Path> in(List<Path> places) {
        // A relative folder would be one of wherever the program was started.
        return places.stream()
                .filter(Path::isAbsolute)
                .flatMap(folder -> file(folder, folders.fileNames()).stream())
                .toList();
    }

    /// The first of these files that is in the folder.
    static Optional<Path> file(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    private String answer(long end) {
        var inquiry = folders.inquiry();
        var program = inquiry.programs().stream()
                .filter(name -> Files.isExecutable(Path.of(name)))
                .findFirst();
        if (program.isEmpty()) return "";
        var command = new ArrayList<>(List.of(program.get()));
        command.addAll(inquiry.arguments());
        return output(command, Duration.ofNanos(end - System.nanoTime()));
    }

    /// The output of a program; empty if it cannot be started or takes longer.
    static String output(List<String> command, Duration within) {
        File printed;
        try {
            printed = File.createTempFile("tributary-", ".txt");
        } catch (IOException e) {
            log.debug("{} is not asked: {}", command.getFirst(), e.toString());
            return "";
        }
        try {
            // To a file: a pipe stays open as long as anything the program has started.
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed)
                    .start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(within)) return "";
            } finally {
                process.destroyForcibly();
            }
            return printed.length() > LONGEST_ANSWER ? "" : read(printed);
        } catch (IOException e) {
            log.debug("{} does not answer: {}", command.getFirst(), e.toString());
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            if (!printed.delete()) printed.deleteOnExit();
        }
    }

    private static String read(File printed) throws IOException {
        var coded = System.getProperty("native.encoding", StandardCharsets.UTF_8.name());
        return new String(Files.readAllBytes(printed.toPath()), Charset.forName(coded));
    }
}
