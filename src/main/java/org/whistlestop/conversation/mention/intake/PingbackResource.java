package org.whistlestop.conversation.mention.intake;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.whistlestop.conversation.elsewhere.XmlRpc;
import org.whistlestop.conversation.mention.OurPages;

/** Takes pingbacks (Pingback 1.0), which older blogs and WordPress send, and treats them like webmentions. */
@Path("/pingback")
@PermitAll
class PingbackResource {

    private static final int LONGEST = 16 * 1024;

    /** Faults of XML-RPC (Specification for Fault Code Interoperability) and of Pingback 1.0, section 3. */
    private static final int NOT_WELL_FORMED = -32700;

    private static final int NO_SUCH_METHOD = -32601;
    private static final int WRONG_PARAMETERS = -32602;
    private static final int ANY = 0;
    private static final int NO_SUCH_SOURCE = 16;
    private static final int NO_SUCH_TARGET = 32;
    private static final int NOT_A_TARGET = 33;
    private static final int KNOWN = 48;

    @Inject
    Intake intake;

    @Inject
    OurPages ours;

    @POST
    @Consumes({"text/xml", "application/xml"})
    @Produces("text/xml;charset=UTF-8")
    @Operation(hidden = true)
    public String take(InputStream body) throws IOException {
        var xml = body.readNBytes(LONGEST + 1);
        if (xml.length > LONGEST) {
            return XmlRpc.fault(NOT_WELL_FORMED, "The call is longer than " + LONGEST + " bytes.");
        }
        try {
            return answer(XmlRpc.readCall(xml));
        } catch (XmlRpc.Unreadable e) {
            return XmlRpc.fault(NOT_WELL_FORMED, e.getMessage());
        }
    }

    private String answer(XmlRpc.Call call) {
        if (!call.method().strip().equals("pingback.ping")) {
            return XmlRpc.fault(NO_SUCH_METHOD, "Only pingback.ping can be called here.");
        }
        if (call.parameters().size() != 2) {
            return XmlRpc.fault(WRONG_PARAMETERS, "pingback.ping takes two texts: the source and the target.");
        }
        return ping(call.parameters().get(0), call.parameters().get(1));
    }

    /** One that we know is looked at again all the same. */
    private String ping(String source, String target) {
        try {
            var told = intake.take("PINGBACK", source, target);
            return told.isKnown()
                    ? XmlRpc.fault(KNOWN, "We know this one already, and look at it again.")
                    : XmlRpc.answer("Thank you. What becomes of it stands at " + ours.at("/webmention/" + told.id()));
        } catch (NotTaken e) {
            return XmlRpc.fault(faultOf(e.reason()), e.getMessage());
        }
    }

    private static int faultOf(NotTaken.Reason reason) {
        return switch (reason) {
            case BAD_SOURCE -> NO_SUCH_SOURCE;
            case UNKNOWN_TARGET -> NO_SUCH_TARGET;
            case BAD_TARGET -> NOT_A_TARGET;
            case SAME, TOO_MANY -> ANY;
        };
    }
}
