package tv.tributary.upstream.account;

import tv.tributary.model.ProviderId;

/// How many of an account's connections are in use.
///
/// @param allowed how many the user says it allows; 0 means no known limit
/// @param learnt how many it really allows, as its refusals have shown lately; 0 if they have shown nothing
public record SlotUse(ProviderId provider, int used, int allowed, int learnt) {}
