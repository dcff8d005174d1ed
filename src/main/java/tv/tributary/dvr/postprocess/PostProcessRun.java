package tv.tributary.dvr.postprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.CommandLine;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.NameStyle;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.file.RecordingName;
import tv.tributary.dvr.file.RecordingSidecars;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.job.Job;
import tv.tributary.model.Recording;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.model.RecordingFileWork.FileProblem;
import tv.tributary.model.RecordingFileWork.WorkState;
import tv.tributary.text.Messages;

/// Everything that is done with the file of one recording, in this order: advertisements are looked for, its streams go
/// into another container, documents and a picture come beside it, and the user's command is run. What fails keeps
/// nothing else from being done. For one thread; may be interrupted.
final class PostProcessRun {
    private static final Logger log = LoggerFactory.getLogger(PostProcessRun.class);
    private static final Duration PICTURE = Duration.ofSeconds(30);

    private final Job job;
    private final RecordedFiles recorded;
    private final Ffmpeg ffmpeg;
    private final Comskip comskip;
    private final Recording one;
    private final FileSettings settings;
    private RecordingFileWork result = RecordingFileWork.NONE.in(WorkState.DONE);
    private Path file;

    PostProcessRun(
            Job job, RecordedFiles recorded, Ffmpeg ffmpeg, Comskip comskip, Recording one, FileSettings settings) {
        this.job = job;
        this.recorded = recorded;
        this.ffmpeg = ffmpeg;
        this.comskip = comskip;
        this.one = one;
        this.settings = settings;
        this.file = Path.of(one.progress().file());
    }

    /// Whether anything is to be done with it.
    static boolean isNeeded(Recording one, FileSettings settings) {
        return settings.container()
                        != RecordingContainer.of(Path.of(one.progress().file()))
                || settings.nfo()
                || settings.artwork()
                || settings.advertisements()
                || !settings.command().isBlank();
    }

    /// @return the first thing that failed, if one did
    RecordingFileWork run() throws InterruptedException {
        if (one.progress().deleted().isPresent()) return RecordingFileWork.NONE;
        var breaks = advertisements();
        remux(breaks);
        job.checkCancelled();
        if (!breaks.list().isEmpty()) write(RecordingSidecars.of(file).breaks(), breaks.edl());
        if (settings.nfo()) documents();
        if (settings.artwork()) picture();
        job.checkCancelled();
        command();
        return result;
    }

    private void failed(FileProblem problem, String detail) {
        if (result.state() != WorkState.FAILED) result = RecordingFileWork.failed(problem, detail);
    }

    private AdvertisementBreaks advertisements() throws InterruptedException {
        if (!settings.advertisements()) return AdvertisementBreaks.NONE;
        var program = comskip.program();
        if (program.isEmpty()) {
            log.info("advertisements are not looked for: there is no comskip on this computer");
            return AdvertisementBreaks.NONE;
        }
        job.progress(Double.NaN, Messages.of("recording-work.advertisements"));
        var began = one.progress().began().orElse(one.begin());
        try {
            return comskip.look(
                    program.get(),
                    file,
                    Duration.between(began, one.progress().ended().orElse(one.end())));
        } catch (IOException e) {
            failed(FileProblem.ADVERTISEMENTS_FAILED, "");
            log.warn("advertisements cannot be looked for: {}", e.toString());
            return AdvertisementBreaks.NONE;
        }
    }

    private void remux(AdvertisementBreaks breaks) throws InterruptedException {
        if (settings.container() == RecordingContainer.of(file)) return;
        var copy = new Remux(ffmpeg, job).copy(one, breaks, settings.container());
        if (copy.part().isEmpty()) {
            result = copy.why();
            return;
        }
        var moved = recorded.replace(one.id(), file, copy.part().get(), copy.container());
        delete(moved.isEmpty() ? copy.part().get() : file);
        if (moved.isEmpty()) {
            failed(FileProblem.NOT_WRITABLE, "");
            return;
        }
        file = moved.get();
        log.info("recording {} is {} now", one.id(), file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    private void documents() {
        var nfo = RecordingNfo.of(one, RecordingName.showing(one), settings.names(), ZoneId.systemDefault());
        write(RecordingSidecars.of(file).nfo(), nfo.own());
        // Where the user names folders, which one is the series' nobody knows.
        if (settings.names() == NameStyle.OWN || nfo.series().isEmpty()) return;
        var folder = file.resolveSibling("x").getParent();
        if (folder == null) return;
        var isSeason = String.valueOf(folder.getFileName()).matches("Season \\d+");
        write(
                (isSeason ? folder : file).resolveSibling("tvshow.nfo"),
                nfo.series().get());
    }

    /// What is there stays as it is: it may be somebody else's.
    private void write(Path path, String text) {
        try {
            if (!Files.exists(path)) Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            failed(FileProblem.NOT_BESIDE, "");
            log.warn("{} cannot be written: {}", path, e.toString());
        }
    }

    /// From the first third, where the programme has begun.
    private void picture() throws InterruptedException {
        var path = RecordingSidecars.of(file).picture();
        if (Files.exists(path)) return;
        var length = Duration.between(one.start(), one.stop());
        var at = one.early().plus(length.dividedBy(3)).toSeconds();
        var jpeg = ffmpeg.filter(RemuxCommand.picture(file, at), new byte[0], PICTURE)
                .filter(bytes -> bytes.length > 0);
        if (jpeg.isEmpty()) jpeg = ffmpeg.filter(RemuxCommand.picture(file, 0), new byte[0], PICTURE);
        try {
            if (jpeg.isPresent() && jpeg.get().length > 0) Files.write(path, jpeg.get(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            failed(FileProblem.NOT_BESIDE, "");
            log.warn("{} cannot be written: {}", path, e.toString());
        }
    }

    private void command() throws InterruptedException {
        if (settings.command().isBlank()) return;
        var command = CommandLine.of(settings.command());
        var folder = file.toAbsolutePath().getParent();
        if (command.isEmpty() || folder == null) {
            failed(FileProblem.COMMAND_MISSING, "");
            return;
        }
        job.progress(Double.NaN, Messages.of("recording-work.command"));
        try {
            var ending = ProgramRun.run(
                    command.get().filled(values(folder)), folder, Duration.ofMinutes(settings.commandMinutes()));
            if (!ending.inTime()) failed(FileProblem.COMMAND_TOO_LONG, "");
            else if (ending.code() != 0)
                failed(FileProblem.COMMAND_FAILED, (ending.code() + " " + ending.words()).strip());
        } catch (IOException e) {
            failed(FileProblem.COMMAND_MISSING, "");
            log.warn("the command for recordings cannot be run: {}", e.toString());
        }
    }

    private Map<String, String> values(Path folder) {
        var values = new HashMap<String, String>();
        List.of(
                        Map.entry("file", file.toAbsolutePath().toString()),
                        Map.entry("folder", folder.toString()),
                        Map.entry("title", one.title()),
                        Map.entry("subtitle", one.subTitle()),
                        Map.entry("channel", one.channelName()),
                        Map.entry("start", one.start().toString()),
                        Map.entry("state", one.progress().state().name().toLowerCase(Locale.ROOT)))
                .forEach(value -> values.put(value.getKey(), value.getValue()));
        return values;
    }
}
