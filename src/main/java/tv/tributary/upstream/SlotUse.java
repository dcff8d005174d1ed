package tv.tributary.upstream;

import tv.tributary.model.ProviderId;

/// How many of a provider's connections are in use; `allowed` 0 means no known limit.
public record SlotUse(ProviderId provider, int used, int allowed) {}
