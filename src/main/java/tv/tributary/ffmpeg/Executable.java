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

/// A program file that should be an ffmpeg.
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
    FfmpegProcess start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(file.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // Only the programs have a run path, their libraries have none. Other systems do not look at it.
        if (beside) builder.environment().put("LD_LIBRARY_PATH", folder().toString());
        return new FfmpegProcess(builder.start());
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
        try (var ffmpegProcess = start(List.of("-version"))) {
            ffmpegProcess.input().close();
            var alarm = FfmpegProcess.closeAfter(ffmpegProcess, PATIENCE);
            try {
                var said = VERSION.matcher(new String(ffmpegProcess.output().readAllBytes(), StandardCharsets.UTF_8));
                if (!ffmpegProcess.waitFor(PATIENCE)) return Availability.none("it does not answer");
                boolean good = ffmpegProcess.code() == 0 && said.find();
                return good ? Availability.of(file, said.group(1)) : Availability.none(why(ffmpegProcess));
            } finally {
                alarm.interrupt();
            }
        } catch (IOException e) {
            return Availability.none(why(e));
        }
    }

    private String why(FfmpegProcess ffmpegProcess) {
        return ffmpegProcess.lastErrors().stream()
                .map(line -> line.replace(file + ": ", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseGet(() ->
                        ffmpegProcess.code() == 0 ? "it is no ffmpeg" : "it ended with code " + ffmpegProcess.code());
    }

    private static String why(IOException e) {
        var words = String.valueOf(e.getMessage()).strip();
        var system = SYSTEM_ERROR.matcher(words);
        return system.find() ? system.group(1) : words;
    }
}
