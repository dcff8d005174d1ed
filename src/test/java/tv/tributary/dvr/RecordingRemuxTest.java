package tv.tributary.dvr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.postprocess.PostProcessing;
import tv.tributary.event.Event;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.model.RecordingFileWork.FileProblem;
import tv.tributary.model.RecordingFileWork.WorkState;
import tv.tributary.store.RecordingFileStore;
import tv.tributary.store.RecordingStore;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;

@ExpectedWarnings("job failed")
class RecordingRemuxTest {
    private static final Instant START = Instant.parse("2027-03-01T20:15:01Z");

    @TempDir
    private Path folder;

    private final TempStore store = new TempStore();
    private final Jobs jobs = new Jobs();
    private final RecordingStore recordings = new RecordingStore(store.database());
    private final BlockingQueue<Event.RecordingFileFailed> failures = new LinkedBlockingQueue<>();
    private RecordingList list = new RecordingList(List.of());

    @AfterEach
    void close() {
        jobs.close();
        store.close();
    }

    @Test
    void aFinishedRecordingBecomesMkvWithAllItsSoundsAndWithChapters() throws Exception {
        var one = recorded("mp2");
        var done = process(one, RecordingContainer.MKV, BundledFfmpeg.FFMPEG);
        assertThat(done).isEqualTo(RecordingFileWork.NONE.in(WorkState.DONE));
        var now = list.find(one.id()).orElseThrow().progress();
        assertThat(Path.of(now.file())).isEqualTo(folder.resolve("News (2).mkv"));
        assertThat(now.bytes()).isEqualTo(Files.size(Path.of(now.file())));
        assertThat(recordings.all()).extracting(it -> it.progress().file()).containsExactly(now.file());
        assertThat(names()).containsExactlyInAnyOrder("News.mkv", "News (2).mkv");
        var said = ffmpeg("-i", now.file(), "-map", "0", "-c", "copy", "-f", "streamhash", "-hash", "crc32", "pipe:1");
        assertThat(said.lines().map(line -> line.substring(0, 3))).containsExactly("0,v", "1,a", "2,a");
        assertThat(ffmpeg("-i", now.file(), "-f", "ffmetadata", "pipe:1"))
                .containsSubsequence("title=News", "[CHAPTER]", "title=Before it", "[CHAPTER]", "title=News");
    }

    @Test
    void aStreamThatNoContainerTakesLeavesTheFileAsItWasAndSaysWhy() throws Exception {
        var one = recorded("s302m");
        var size = Files.size(folder.resolve("News.ts"));
        var done = process(one, RecordingContainer.MP4, BundledFfmpeg.FFMPEG);
        assertThat(done.state()).isEqualTo(WorkState.FAILED);
        assertThat(done.problem()).isEqualTo(FileProblem.REFUSED);
        assertThat(done.detail()).contains("s302m").doesNotContain("@ 0x");
        assertThat(list.find(one.id())).hasValue(one);
        assertThat(folder.resolve("News.ts")).hasSize(size);
        assertThat(names()).containsExactlyInAnyOrder("News.mkv", "News.ts");
        var told = failures.poll(10, TimeUnit.SECONDS);
        assertThat(told).isNotNull();
        assertThat(told.words()).startsWith("It stays a TS file").contains("s302m");
        assertThat(new RecordingFileStore(store.database()).all()).containsEntry(one.id(), done);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatDoesNotFitIntoMp4BecomesMkv() throws Exception {
        var one = recorded("mp2");
        var done = process(one, RecordingContainer.MP4, program("case \"$*\" in *\"-f mp4\"*) exit 1;; esac"));
        assertThat(done.state()).isEqualTo(WorkState.DONE);
        assertThat(list.find(one.id()).orElseThrow().progress().file()).endsWith("News (2).mkv");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskLeavesTheFileAsItWas() throws Exception {
        var one = recorded("mp2");
        var done = process(
                one,
                RecordingContainer.MKV,
                program("case \"$*\" in *matroska*) echo 'av_interleaved_write_frame(): No space left on device' >&2;"
                        + " exit 228;; esac"));
        assertThat(done.problem()).isEqualTo(FileProblem.DISK_FULL);
        assertThat(names()).containsExactlyInAnyOrder("News.mkv", "News.ts");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCopyThatLacksSomethingIsThrownAway() throws Exception {
        var one = recorded("mp2");
        // The copy has one second of three.
        var done = process(
                one,
                RecordingContainer.MKV,
                program("case \"$*\" in *matroska*) for last; do :; done; exec \"$0.real\" -v error -nostdin -y -i \""
                        + folder.resolve("News.ts") + "\" -t 0.2 -c copy -f matroska \"$last\";; esac"));
        assertThat(done.problem()).isEqualTo(FileProblem.NOT_THE_SAME);
        assertThat(names()).containsExactlyInAnyOrder("News.mkv", "News.ts");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatIsCancelledStaysAsItWas() throws Exception {
        var one = recorded("mp2");
        var processing = processing(RecordingContainer.MKV, program("case \"$*\" in *streamhash*) sleep 60;; esac"));
        processing.start(new RecordingReplacement(list, recordings, store.events(), InstantSource.system()));
        processing.over(one);
        jobs.running("recording-file-" + one.id()).ifPresent(Job::cancel);
        assertThat(await(processing, one.id()).state()).isEqualTo(WorkState.CANCELLED);
        assertThat(names()).containsExactlyInAnyOrder("News.mkv", "News.ts");
    }

    @Test
    void whatWaitedWhenTributaryEndedIsDoneWhenItRunsAgain() throws Exception {
        var one = recorded("mp2");
        var before = processing(RecordingContainer.MKV, BundledFfmpeg.FFMPEG);
        before.over(one);
        before.close();
        var after = processing(RecordingContainer.MKV, BundledFfmpeg.FFMPEG);
        assertThat(after.work(one.id()).state()).isEqualTo(WorkState.WAITING);
        after.start(new RecordingReplacement(list, recordings, store.events(), InstantSource.system()));
        assertThat(await(after, one.id()).state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void whatTheGuideSaysAndAPictureStandBesideTheFile() throws Exception {
        var one = recorded("mp2");
        Files.writeString(folder.resolve("tvshow.nfo"), "mine");
        var done = process(one, FileSettings.defaults().beside(true, true, false), BundledFfmpeg.FFMPEG);
        assertThat(done.state()).isEqualTo(WorkState.DONE);
        assertThat(folder.resolve("News.nfo"))
                .content()
                .contains("<episodedetails>", "<showtitle>News</showtitle>", "<aired>2027-03-01</aired>")
                .doesNotContain("<episode>");
        assertThat(folder.resolve("tvshow.nfo")).hasContent("mine");
        assertThat(Files.readAllBytes(folder.resolve("News-thumb.jpg"))).startsWith(0xFF, 0xD8);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCommandIsRunWithoutAShellAndGetsWhatItAsksFor() throws Exception {
        var one = recorded("mp2");
        var script = script("told", "#!/bin/sh\nprintf '%s\\n' \"$@\" > told.txt\n");
        var command = script + " {file} \"by {channel}; rm -rf x\" {state}";
        var done = process(one, FileSettings.defaults().running(command, 1), BundledFfmpeg.FFMPEG);
        assertThat(done.state()).isEqualTo(WorkState.DONE);
        assertThat(Files.readAllLines(folder.resolve("told.txt")))
                .containsExactly(folder.resolve("News.ts").toString(), "by Channel One; rm -rf x", "complete");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatFailsIsToldWithoutCredentials() throws Exception {
        var one = recorded("mp2");
        var script =
                script("fails", "#!/bin/sh\necho 'http://a.example/get.php?username=u&password=secret99'\nexit 3\n");
        var done = process(one, FileSettings.defaults().running(script.toString(), 1), BundledFfmpeg.FFMPEG);
        assertThat(done.problem()).isEqualTo(FileProblem.COMMAND_FAILED);
        assertThat(done.detail()).startsWith("3 http").doesNotContain("secret99");
        assertThat(failures.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    @ExpectedWarnings({"job failed", "cannot be run"})
    void aCommandThatIsNotThereIsTold() throws Exception {
        var one = recorded("mp2");
        var command = folder.resolve("nothing").toString();
        var done = process(one, FileSettings.defaults().running(command, 1), BundledFfmpeg.FFMPEG);
        assertThat(done.problem()).isEqualTo(FileProblem.COMMAND_MISSING);
        assertThat(folder.resolve("News.ts")).exists();
    }

    private PostProcessing processing(RecordingContainer container, Ffmpeg ffmpeg) {
        return processing(FileSettings.defaults().in(container), ffmpeg);
    }

    private PostProcessing processing(FileSettings settings, Ffmpeg ffmpeg) {
        return new PostProcessing(new RecordingFileStore(store.database()), jobs, ffmpeg, _ -> settings);
    }

    private RecordingFileWork process(Recording one, RecordingContainer container, Ffmpeg ffmpeg) throws Exception {
        return process(one, FileSettings.defaults().in(container), ffmpeg);
    }

    private RecordingFileWork process(Recording one, FileSettings settings, Ffmpeg ffmpeg) throws Exception {
        try (var processing = processing(settings, ffmpeg);
                var _ = store.events().subscribe(event -> {
                    if (event instanceof Event.RecordingFileFailed it) failures.add(it);
                })) {
            processing.start(new RecordingReplacement(list, recordings, store.events(), InstantSource.system()));
            processing.over(one);
            var work = await(processing, one.id());
            if (work.state() == WorkState.FAILED) failures.add(failures.poll(10, TimeUnit.SECONDS));
            return work;
        }
    }

    private RecordingFileWork await(PostProcessing processing, long id) throws Exception {
        for (var n = 0; n < 3_000; n++) {
            var work = processing.work(id);
            if (work.state() != WorkState.WAITING) return work;
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("it does not end");
    }

    /// The bundled FFmpeg, with something done before.
    private Ffmpeg program(String before) throws Exception {
        var real = BundledFfmpeg.FFMPEG.program().orElseThrow();
        var libraries = real.getParent();
        var start = "#!/bin/sh\nexport LD_LIBRARY_PATH='" + libraries + "'\n";
        script("ffmpeg.real", start + "exec '" + real + "' \"$@\"\n");
        var own = script("ffmpeg", start + before + "\nexec '" + real + "' \"$@\"\n");
        return new Ffmpeg(new FfmpegLocator(Optional.of(own), folder, List.of()));
    }

    private Path script(String name, String text) throws Exception {
        var file =
                Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /// Three seconds with two sounds as `News.ts`, one of them before the programme; the name `News.mkv` is taken.
    private Recording recorded(String sound) throws Exception {
        var file = folder.resolve("News.ts");
        Files.writeString(folder.resolve("News.mkv"), "mine");
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=160x90:rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine=sample_rate=48000",
                "-t",
                "3",
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "1",
                "-c:v",
                "mpeg2video",
                "-c:a",
                sound,
                "-ac",
                "2",
                "-strict",
                "-2",
                "-f",
                "mpegts",
                file.toString());
        var one = new Recording(
                0,
                new ChannelId(1),
                "Channel One",
                "News",
                "",
                "",
                START,
                START.plusSeconds(2),
                Duration.ofSeconds(1),
                Duration.ZERO,
                1,
                OptionalLong.empty(),
                false,
                new Progress(
                        RecordingState.COMPLETE,
                        RecordingFault.NONE,
                        file.toString(),
                        Files.size(file),
                        Optional.of(START.minusSeconds(1)),
                        Optional.of(START.plusSeconds(2)),
                        Optional.empty(),
                        List.of()));
        var stored = one.stored(recordings.add(one).orElseThrow());
        list = new RecordingList(List.of(stored));
        recordings.put(() -> Optional.of(stored));
        return stored;
    }

    private static String ffmpeg(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of("-v", "error", "-y", "-nostdin"));
        all.addAll(List.of(arguments));
        var said = BundledFfmpeg.FFMPEG.filter(all, new byte[0], Duration.ofSeconds(30));
        return new String(said.orElseThrow(), StandardCharsets.UTF_8);
    }

    private List<String> names() {
        return Optional.ofNullable(folder.toFile().list()).map(List::of).orElse(List.of()).stream()
                .filter(name -> !name.equals("bin"))
                .toList();
    }
}
