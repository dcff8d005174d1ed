package tv.tributary.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// A track of a container, as ffmpeg names it.
///
/// @param video whether it is pictures; else it is sound
/// @param codec ffmpeg's name of its coding
record MediaTrack(boolean video, String codec) {
    /// What players of transport streams decode; other pictures and sound are converted.
    private static final Set<String> CARRIED_VIDEO = Set.of("h264", "hevc", "mpeg2video", "mpeg1video", "mpeg4");

    private static final Set<String> CARRIED_AUDIO =
            Set.of("aac", "aac_latm", "mp1", "mp2", "mp3", "ac3", "eac3", "dts", "truehd");

    /// The first pictures, without covers of albums, and all sound.
    static final List<String> MAP = List.of("-map", "0:V:0?", "-map", "0:a?");

    /// Goes before an output of [#MAP]: prints the tracks, and nothing of what is in them.
    static final List<String> LISTING = List.of("-c", "copy", "-frames:v", "1", "-frames:a", "1", "-f", "framecrc");

    /// Reads what [#LISTING] makes ffmpeg print: lines such as `#codec_id 0: h264`.
    static List<MediaTrack> listed(String text) {
        var tracks = new TreeMap<Integer, MediaTrack>();
        for (var line : text.split("\\R", -1)) {
            var words = line.split("[ :]+", -1);
            if (words.length < 3 || !words[1].matches("\\d{1,3}")) continue;
            int number = Integer.parseInt(words[1]);
            var before = tracks.getOrDefault(number, new MediaTrack(false, ""));
            switch (words[0]) {
                case "#media_type" -> tracks.put(number, new MediaTrack(words[2].equals("video"), before.codec));
                case "#codec_id" -> tracks.put(number, new MediaTrack(before.video, words[2]));
                default -> {}
            }
        }
        return List.copyOf(tracks.values());
    }

    /// How each is put out, as arguments: as it is wherever a transport stream carries it.
    static List<String> codecs(List<MediaTrack> tracks) {
        var arguments = new ArrayList<>(List.of("-c", "copy"));
        int audio = 0;
        for (var track : tracks) {
            if (track.video) {
                if (!CARRIED_VIDEO.contains(track.codec)) arguments.addAll(toH264());
            } else {
                if (!CARRIED_AUDIO.contains(track.codec)) arguments.addAll(toAac(audio));
                audio++;
            }
        }
        return arguments;
    }

    private static List<String> toH264() {
        return List.of("-c:v", "h264", "-b:v", "4M", "-g", "50", "-pix_fmt", "yuv420p");
    }

    private static List<String> toAac(int number) {
        return List.of("-c:a:" + number, "aac", "-b:a:" + number, "192k", "-ar:a:" + number, "48000");
    }
}
