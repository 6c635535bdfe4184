package org.whistlestop.photo.upload;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.limit.Networks;

/** Speaks tus: a photo goes out in as many requests as the line breaks. Fans need no account, only the upload's address. */
@Path(Tus.PATH)
@Tag(
        name = "Uploads",
        description = "Photos over lines that break, by tus 1.0: https://tus.io/protocols/resumable-upload")
@PermitAll
class UploadResource {

    /** Of RFC 7231, which pads days; Java's own RFC 1123 does not. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    UploadsConfig config;

    @Inject
    Uploads uploads;

    @Inject
    Receiver receiver;

    @Inject
    Completion completion;

    @Inject
    Lines lines;

    @Inject
    Networks networks;

    @Inject
    Counts counts;

    @Inject
    HttpServerRequest request;

    @OPTIONS
    @Operation(summary = "Tell which version and extensions of tus are spoken here")
    @APIResponse(
            responseCode = "204",
            description = "See the headers",
            headers = {
                @Header(name = Tus.TUS_VERSION, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = Tus.TUS_EXTENSION, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = Tus.TUS_MAX_SIZE, schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = Tus.TUS_CHECKSUM_ALGORITHM, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Void> options() {
        return ResponseBuilder.<Void>noContent()
                .header(Tus.TUS_VERSION, Tus.VERSION)
                .header(Tus.TUS_EXTENSION, Tus.EXTENSIONS)
                .header(Tus.TUS_MAX_SIZE, config.staffSize().asLongValue())
                .header(Tus.TUS_CHECKSUM_ALGORITHM, Checksum.ALGORITHMS)
                .build();
    }

    @POST
    @Consumes(Tus.MEDIA_TYPE)
    @Operation(
            summary = "Begin to send a file of a photo, perhaps with its first bytes",
            description =
                    "Upload-Metadata has `tour`, `photo` (a UUID of the sender's) and, where needed, `stop`, `part`"
                            + " (`original` or `preview`), `takenAt`, `alt`, `caption`, `credit`, `consent` (`true`: a fan's) and"
                            + " `withdrawal` (a fan's secret), each a key, a space and the value in Base64. Coordinates are refused.")
    @Parameter(name = Tus.TUS_RESUMABLE, in = ParameterIn.HEADER, required = true, example = Tus.VERSION)
    @APIResponse(
            responseCode = "201",
            description = "Begun: send the bytes to the address in Location",
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = Tus.UPLOAD_OFFSET, schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = Tus.UPLOAD_EXPIRES, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Void> begin(
            @Parameter(description = "Bytes of the whole file", example = "3145728") @RestHeader(Tus.UPLOAD_LENGTH)
                    String length,
            @Parameter(example = "tour NDItc3RvcmVz,photo NWYwYzk1NGUtN2IwYS00YThjLTliNGUtMmY3YTBjNGU2ZDEx")
                    @RestHeader(Tus.UPLOAD_METADATA)
                    String metadata,
            @Parameter(example = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=") @RestHeader(Tus.UPLOAD_CHECKSUM) String checksum,
            InputStream bytes) {
        refuseUnspoken();
        var body = body(bytes, checksum);
        var upload = uploads.begin(metadata, number(Tus.UPLOAD_LENGTH, length), networks.markOf(request));
        counts.begun();
        return told(ResponseBuilder.<Void>create(201), hasBody() ? beginWith(upload, body) : upload)
                .header("Location", Tus.PATH + "/" + upload.id())
                .build();
    }

    /** Who does not hear where it is can never go on with it. */
    private Upload beginWith(Upload upload, Body body) {
        try {
            if (receiver.append(upload, body, request.connection())) {
                return completed(uploads.get(upload.id()));
            }
            completion.end(upload.id());
            return upload;
        } catch (ProblemException e) {
            completion.end(upload.id());
            throw e;
        }
    }

    @HEAD
    @Path("{id}")
    @Operation(summary = "Ask how far an upload is")
    @Parameter(name = Tus.TUS_RESUMABLE, in = ParameterIn.HEADER, required = true, example = Tus.VERSION)
    @APIResponse(
            responseCode = "200",
            description = "So many bytes are safe; all of them, and the photo is",
            headers = {
                @Header(name = Tus.UPLOAD_OFFSET, schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = Tus.UPLOAD_LENGTH, schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = Tus.UPLOAD_METADATA, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = Tus.UPLOAD_EXPIRES, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Void> ask(UUID id) {
        uploads.get(id);
        lines.end(id);
        var upload = completed(uploads.get(id));
        var answer = told(ResponseBuilder.<Void>create(200), upload)
                .header(Tus.UPLOAD_LENGTH, upload.length())
                .header("Cache-Control", "no-store");
        return upload.isCompleted()
                ? answer.build()
                : answer.header(Tus.UPLOAD_METADATA, upload.metadata()).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(Tus.MEDIA_TYPE)
    @Operation(
            summary = "Go on with an upload from its offset",
            description = "Of a body that is cut short, what has arrived is kept, unless it has a checksum.")
    @Parameter(name = Tus.TUS_RESUMABLE, in = ParameterIn.HEADER, required = true, example = Tus.VERSION)
    @APIResponse(
            responseCode = "204",
            description = "The bytes are safe; with the last of them, the photo is",
            headers = {
                @Header(name = Tus.UPLOAD_OFFSET, schema = @Schema(type = SchemaType.INTEGER)),
                @Header(name = Tus.UPLOAD_EXPIRES, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Void> goOn(
            UUID id,
            @Parameter(example = "1048576") @RestHeader(Tus.UPLOAD_OFFSET) String offset,
            @Parameter(example = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=") @RestHeader(Tus.UPLOAD_CHECKSUM) String checksum,
            InputStream bytes) {
        requireType();
        var body = body(bytes, checksum);
        var upload = uploads.get(id);
        if (number(Tus.UPLOAD_OFFSET, offset) != upload.received()) {
            throw Receiver.movedMeanwhile();
        }
        receiver.append(upload, body, request.connection());
        return told(ResponseBuilder.<Void>noContent(), completed(uploads.get(id)))
                .build();
    }

    /** All bytes and no photo: another request is about to make it, or somebody died over it. */
    private Upload completed(Upload upload) {
        if (upload.isWhole() && !upload.isCompleted()) {
            completion.complete(upload.id());
            return uploads.get(upload.id());
        }
        return upload;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Give an upload up; a photo that came of it stays")
    @Parameter(name = Tus.TUS_RESUMABLE, in = ParameterIn.HEADER, required = true, example = Tus.VERSION)
    @APIResponse(responseCode = "204", description = "Gone")
    public RestResponse<Void> end(UUID id) {
        uploads.get(id);
        completion.end(id);
        return RestResponse.noContent();
    }

    private static ResponseBuilder<Void> told(ResponseBuilder<Void> answer, Upload upload) {
        answer.header(Tus.UPLOAD_OFFSET, upload.received());
        return upload.isCompleted() ? answer : answer.header(Tus.UPLOAD_EXPIRES, HTTP_DATE.format(upload.expiresAt()));
    }

    private Body body(InputStream bytes, String checksum) {
        if (hasBody()) {
            requireType();
        }
        var length = request.getHeader("Content-Length");
        return new Body(
                bytes == null ? InputStream.nullInputStream() : bytes,
                length == null ? -1 : number("Content-Length", length),
                Checksum.of(checksum));
    }

    private boolean hasBody() {
        var length = request.getHeader("Content-Length");
        return length == null ? request.headers().contains("Transfer-Encoding") : !length.equals("0");
    }

    /** Without any type it would come through. */
    private void requireType() {
        if (request.getHeader("Content-Type") == null) {
            throw new ProblemException(Problem.of(415, "A body here is " + Tus.MEDIA_TYPE + "."));
        }
    }

    private void refuseUnspoken() {
        for (var header : new String[] {"Upload-Defer-Length", "Upload-Concat"}) {
            if (request.headers().contains(header)) {
                throw new ProblemException(Problem.of(
                        400, header + " is not spoken here. Send one whole file and say its Upload-Length."));
            }
        }
    }

    private static long number(String header, String text) {
        if (text == null || !text.strip().matches("\\d{1,18}")) {
            throw new ProblemException(Problem.of(400, header + " is a number of bytes, such as 1048576."));
        }
        return Long.parseLong(text.strip());
    }
}
