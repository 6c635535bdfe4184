package org.whistlestop.desk.announcement;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.channel.ChannelView;
import org.whistlestop.channel.Limits;
import org.whistlestop.tour.StoreTime;

/** A channel in words. */
record ChannelRow(ChannelView channel) {

    public String kind() {
        return channel.kind().inWords();
    }

    public ChannelFields fields() {
        return ChannelFields.of(channel.kind());
    }

    /** How the last test went, as a state for its looks and in words. */
    public String state() {
        return channel.trouble() != null ? "failed" : channel.checkedAt() == null ? "draft" : "sent";
    }

    public String stateInWords() {
        return channel.trouble() != null ? "Trouble" : channel.checkedAt() == null ? "Not tested yet" : "Works";
    }

    public String checked() {
        return channel.checkedAt() == null ? null : StoreTime.moment(channel.checkedAt(), ZoneId.of("UTC"));
    }

    /** What was chosen for it, label and value. */
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        add(facts, fields().address() == null ? null : fields().address().label(), channel.address());
        add(facts, fields().account() == null ? null : fields().account().label(), channel.account());
        for (var setting : fields().settings()) {
            var value = channel.settings().get(setting.name());
            add(facts, setting.label(), value == null ? null : setting.inWords(value));
        }
        if (fields().key() != null) {
            facts.add(new Fact(fields().key().label(), channel.keyed() ? "Kept sealed" : "Missing"));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String label, String value) {
        if (label != null && value != null) {
            facts.add(new Fact(label, value));
        }
    }

    /** What it can take, in sentences. */
    public List<String> takes() {
        var limits = channel.limits();
        var takes = new ArrayList<String>();
        takes.add(longest(limits));
        takes.add(limits.pictures() ? "A photo with its description goes along." : "Photos stay away.");
        takes.add(limits.titled() ? "It has a title." : "It has no title: the text stands alone.");
        return takes;
    }

    private static String longest(Limits limits) {
        if (limits.longest() == 0) {
            return "Texts may be as long as they like.";
        }
        var links = limits.linkLength() == 0 ? "" : "; any web address counts " + limits.linkLength();
        return "Texts have up to " + limits.longest() + " characters" + links + ".";
    }

    record Fact(String label, String value) {}
}
