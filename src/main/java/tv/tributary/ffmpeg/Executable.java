package tv.tributary.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A program that should be an ffmpeg.
///
/// @param beside whether its libraries lie beside it; else the system finds them
record Executable(Path file, boolean beside) {
    /// Size and date: as long as they stay, it need not be tried again.
    record Stamp(long size, FileTime changed) {}

    /// Loading it for the first time from a slow disk takes seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern VERSION = Pattern.compile("^ffmpeg version (\\S+)");
    private static final Pattern SYSTEM_ERROR = Pattern.compile("error(?:=|: )\\d+(?:, | \\()([^()]+)\\)?$");

    /// Starts it.
    Child start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(file.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // Only the programs have a run path, their libraries have none. Other systems do not look at it.
        if (beside) builder.environment().put("LD_LIBRARY_PATH", folder().toString());
        return new Child(builder.start());
    }

    private Path folder() {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    /// @throws IOException if it is not there
    Stamp stamp() throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }

    /// Lets it tell its version.
    Availability check() throws InterruptedException {
        try (var child = start(List.of("-version"))) {
            child.input().close();
            var alarm = Child.closeAfter(child, PATIENCE);
            try {
                var said = VERSION.matcher(new String(child.output().readAllBytes(), StandardCharsets.UTF_8));
                if (!child.ended(PATIENCE)) return Availability.none("it does not answer");
                boolean good = child.code() == 0 && said.find();
                return good ? Availability.of(file, said.group(1)) : Availability.none(why(child));
            } finally {
                alarm.interrupt();
            }
        } catch (IOException e) {
            return Availability.none(why(e));
        }
    }

    private String why(Child child) {
        return child.lastWords().stream()
                .map(line -> line.replace(file + ": ", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseGet(() -> child.code() == 0 ? "it is no ffmpeg" : "it ended with code " + child.code());
    }

    private static String why(IOException e) {
        var words = String.valueOf(e.getMessage()).strip();
        var system = SYSTEM_ERROR.matcher(words);
        return system.find() ? system.group(1) : words;
    }
}
