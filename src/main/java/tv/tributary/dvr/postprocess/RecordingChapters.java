package tv.tributary.dvr.postprocess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Gap;
import tv.tributary.text.Messages;

/// Chapters of a recording: what was shown before its programme, the programme, and what came after it. A gap begins a
/// new one, too. Pure.
record RecordingChapters(String title, List<Chapter> list) {
    /// What is shorter than this is no chapter of its own.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    RecordingChapters {
        list = List.copyOf(list);
    }

    /// @param from since the beginning of the file; `to` likewise
    record Chapter(Duration from, Duration to, String title) {}

    /// Moments of the clock on the wall as they are in the file.
    ///
    /// @param cut what is not in the file
    private record Timeline(Instant began, List<Gap> cut, Duration length) {
        Duration at(Instant moment) {
            var place = Duration.between(began, moment);
            for (var gap : cut) {
                if (!gap.from().isBefore(moment) || !gap.to().isAfter(began)) continue;
                var from = gap.from().isBefore(began) ? began : gap.from();
                var to = gap.to().isAfter(moment) ? moment : gap.to();
                place = place.minus(Duration.between(from, to));
            }
            if (place.isNegative()) return Duration.ZERO;
            return place.compareTo(length) > 0 ? length : place;
        }
    }

    /// @param length of the file
    /// @param breaks which are chapters, too
    static RecordingChapters of(Recording recording, Duration length, AdvertisementBreaks breaks) {
        var title = recording.title().isEmpty() ? recording.channelName() : recording.title();
        var began = recording.progress().began().orElse(recording.begin());
        var ended = recording.progress().ended().orElse(recording.end());
        var missing = recording.missing();
        // A pause is in the file as a still picture, or the streams go on without it: the length tells.
        var wall = Duration.between(began, ended);
        boolean isCut = difference(length, wall.minus(missing)).compareTo(difference(length, wall)) < 0;
        var line = new Timeline(began, isCut ? recording.progress().gaps() : List.of(), length);
        var names = new TreeMap<Duration, String>();
        names.put(Duration.ZERO, recording.title().isEmpty() ? title : Messages.of("recording-chapter.before"));
        if (!recording.title().isEmpty()) {
            names.put(line.at(recording.start()), title);
            if (line.at(recording.stop()).compareTo(length) < 0)
                names.put(line.at(recording.stop()), Messages.of("recording-chapter.after"));
        }
        for (var gap : recording.progress().gaps()) {
            var at = line.at(gap.to());
            var before = names.floorEntry(at);
            if (at.isZero() || at.compareTo(length) >= 0 || before.getKey().equals(at)) continue;
            names.put(at, Messages.of("recording-chapter.gap", before.getValue()));
        }
        for (var span : breaks.list()) {
            var before = names.floorEntry(span.from()).getValue();
            if (span.to().compareTo(length) < 0) names.putIfAbsent(span.to(), before);
            names.put(span.from(), Messages.of("recording-chapter.break"));
        }
        return new RecordingChapters(title, chapters(names, length));
    }

    private static Duration difference(Duration one, Duration other) {
        return one.minus(other).abs();
    }

    private static List<Chapter> chapters(TreeMap<Duration, String> names, Duration length) {
        var all = new ArrayList<Chapter>();
        for (var one : names.entrySet()) {
            var next = names.higherKey(one.getKey());
            var to = next == null ? length : next;
            if (to.minus(one.getKey()).compareTo(SHORTEST) < 0) continue;
            // What was too short to be one belongs to the next.
            var from = all.isEmpty() ? Duration.ZERO : all.getLast().to();
            all.add(new Chapter(from, to, one.getValue()));
        }
        return all;
    }

    /// As FFmpeg reads them (its `ffmetadata` format).
    String ffmetadata() {
        var text =
                new StringBuilder(";FFMETADATA1\ntitle=").append(escaped(title)).append('\n');
        for (var chapter : list)
            text.append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=")
                    .append(chapter.from().toMillis())
                    .append("\nEND=")
                    .append(chapter.to().toMillis())
                    .append("\ntitle=")
                    .append(escaped(chapter.title()))
                    .append('\n');
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([=;#\\\\])", "\\\\$1");
    }
}
