package tv.tributary.ui.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Checks whether this machine has an audio device. Without one ALSA logs a page of errors for each channel played.
final class AudioDevice {
    private AudioDevice() {}

    /// False only if it is certain: a Linux with neither a sound device nor a sound server.
    static boolean mayBeThere() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) return true;
        if (!System.getenv().getOrDefault("PULSE_SERVER", "").isEmpty()) return true;
        var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "");
        var servers = runtime.isEmpty()
                ? Stream.<Path>empty()
                : Stream.of(Path.of(runtime, "pulse", "native"), Path.of(runtime, "pipewire-0"));
        return Stream.concat(Stream.of(Path.of("/dev/snd"), Path.of("/run/pulse/native")), servers)
                .anyMatch(Files::exists);
    }
}
