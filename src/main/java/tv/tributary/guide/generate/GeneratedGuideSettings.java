package tv.tributary.guide.generate;

/// What channels get that no guide has.
///
/// @param events whether event channels get the events in their names
/// @param profile how these names are read
/// @param blocks whether all other channels get blocks with their names
/// @param blockHours how long a block is, 1 to 24
public record GeneratedGuideSettings(boolean events, EventProfile profile, boolean blocks, int blockHours) {
    /// The name they are stored under.
    public static final String NAME = "generated-guide";

    private static final int LONGEST = 24;
    private static final int USUAL = 3;

    public GeneratedGuideSettings {
        blockHours = Math.clamp(blockHours, 1, LONGEST);
    }

    public static GeneratedGuideSettings defaults() {
        return new GeneratedGuideSettings(true, EventProfile.usual(), false, USUAL);
    }
}
