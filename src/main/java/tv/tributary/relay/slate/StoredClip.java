package tv.tributary.relay.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pre-encoded video, for codecs that cannot be written by hand: a keyframe and some frames that depend on it,
/// repeated. It says "this channel" without its name.
final class StoredClip implements SlateVideo {
    private final List<Frame> frames;
    private int at;

    private StoredClip(List<Frame> frames) {
        this.frames = frames;
    }

    /// HEVC: each picture starts with a delimiter (NAL unit 35).
    static StoredClip hevc() {
        var bytes = ClipResource.read("slate.hevc");
        var starts = new ArrayList<Integer>();
        for (int p = 0; p + 3 < bytes.length; p++) {
            if (code(bytes, p) && ((bytes[p + 3] >> 1) & 0x3F) == 35) starts.add(p);
        }
        return new StoredClip(cut(bytes, starts));
    }

    /// MPEG-2: each picture starts with its header (00), or with the sequence's (B3) or the group's (B8) before it.
    static StoredClip mpeg2() {
        var bytes = ClipResource.read("slate.m2v");
        var starts = new ArrayList<Integer>();
        boolean headed = false;
        for (int p = 0; p + 3 < bytes.length; p++) {
            if (!code(bytes, p)) continue;
            int kind = bytes[p + 3] & 0xFF;
            boolean header = kind == 0xB3 || kind == 0xB8;
            if (!headed && (header || kind == 0)) starts.add(p);
            if (header || kind == 0) headed = header;
        }
        return new StoredClip(cut(bytes, starts));
    }

    @Override
    public Frame next() {
        var frame = frames.get(at);
        at = (at + 1) % frames.size();
        return frame;
    }

    private static boolean code(byte[] b, int p) {
        return b[p] == 0 && b[p + 1] == 0 && b[p + 2] == 1;
    }

    private static List<Frame> cut(byte[] bytes, List<Integer> starts) {
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : bytes.length;
            frames.add(new Frame(Arrays.copyOfRange(bytes, starts.get(i), end), i == 0));
        }
        return List.copyOf(frames);
    }
}
