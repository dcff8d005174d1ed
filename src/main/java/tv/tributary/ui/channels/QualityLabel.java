package tv.tributary.ui.channels;

import java.util.Optional;
import java.util.regex.Pattern;

/// The picture size that a stream's name promises. `text` holds the label.
enum QualityLabel {
    UHD(2160, "\\b(4k|uhd|2160p?|8k)\\b"),
    FULL_HD(1080, "\\b(fhd|full ?hd|1080[pi]?)\\b"),
    HD(720, "\\b(hd|720p?)\\b"),
    SD(0, "\\b(sd|576[pi]?|480[pi]?|lq)\\b");

    private final int lines;
    private final Pattern mark;

    QualityLabel(int lines, String mark) {
        this.lines = lines;
        this.mark = Pattern.compile(mark, Pattern.CASE_INSENSITIVE);
    }

    /// The label of a picture with that many lines.
    static QualityLabel of(int height) {
        if (height > 1080) return UHD;
        if (height > 720) return FULL_HD;
        return height > 576 ? HD : SD;
    }

    /// The height that a name promises; 0 if it promises none worth the word.
    static int promised(String name) {
        return of(name).map(label -> label.lines).orElse(0);
    }

    static Optional<QualityLabel> of(String name) {
        for (var qualityLabel : values()) {
            if (qualityLabel.mark.matcher(name).find()) return Optional.of(qualityLabel);
        }
        return Optional.empty();
    }
}
