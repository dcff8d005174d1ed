package tv.tributary.ui.preview;

import java.util.List;

/// The sound and subtitle tracks of what plays, and which of them are on.
///
/// @param sound every sound track
/// @param soundOn id of the one that is heard; [#OFF] for none
/// @param subtitles every subtitle track
/// @param subtitlesOn id of the ones that are shown; [#OFF] for none
record PlayerTracks(List<PlayerTrack> sound, int soundOn, List<PlayerTrack> subtitles, int subtitlesOn) {
    /// The id that stands for no track.
    static final int OFF = -1;

    PlayerTracks {
        sound = List.copyOf(sound);
        subtitles = List.copyOf(subtitles);
    }

    static PlayerTracks none() {
        return new PlayerTracks(List.of(), OFF, List.of(), OFF);
    }

    /// The sound track after the one that is heard, round and round; the same if there is no other.
    int nextSound() {
        var next = sound.isEmpty() ? -1 : (place(sound, soundOn) + 1) % sound.size();
        return next < 0 ? soundOn : sound.get(next).id();
    }

    /// The subtitles after those that are shown; behind the last come none.
    int nextSubtitles() {
        var next = place(subtitles, subtitlesOn) + 1;
        return next < subtitles.size() ? subtitles.get(next).id() : OFF;
    }

    private static int place(List<PlayerTrack> tracks, int id) {
        for (var at = 0; at < tracks.size(); at++) {
            if (tracks.get(at).id() == id) return at;
        }
        return -1;
    }

    /// @param id by which the player knows it
    /// @param name as the player calls it, mostly with its language
    record PlayerTrack(int id, String name) {}
}
