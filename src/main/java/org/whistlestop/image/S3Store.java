package org.whistlestop.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.utils.Md5Utils;

/** Keeps bytes in a bucket of anything that speaks S3, so that several replicas share them. */
final class S3Store implements ByteStore, AutoCloseable {

    private static final int ATTEMPTS = 3;

    private static final Duration CONNECTING = Duration.ofSeconds(3);

    private static final int INSUFFICIENT_STORAGE = 507;

    /** What makers of stores call it; Amazon's is never full. */
    private static final Set<String> FULL =
            Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded");

    private final S3Client client;
    private final String bucket;

    S3Store(StorageConfig.S3 config) {
        this.bucket = config.bucket().orElseThrow();
        this.client = client(config);
    }

    private static S3Client client(StorageConfig.S3 config) {
        var builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials(config))
                .forcePathStyle(config.pathStyle())
                // Checksums in trailers and signed chunks are Amazon's; the older MD5 every store knows.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(config.timeLimit()))
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(config.timeLimit())
                        .apiCallTimeout(config.timeLimit().multipliedBy(ATTEMPTS))
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(StorageConfig.S3 config) {
        return config.accessKey().isPresent() && config.secretKey().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKey().get(), config.secretKey().get()))
                : DefaultCredentialsProvider.builder().build();
    }

    @Override
    public void put(String name, Path file) {
        var key = Names.valid(name);
        try {
            var md5 = Md5Utils.md5AsBase64(file.toFile());
            client.putObject(put -> put.bucket(bucket).key(key).contentMD5(md5), file);
        } catch (SdkException e) {
            throw trouble(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(String name) {
        var key = Names.valid(name);
        try {
            var found = client.getObject(get -> get.bucket(bucket).key(key));
            return new WholeStream(found, found.response().contentLength());
        } catch (NoSuchKeyException e) {
            throw new NoSuchBytesException(name, e);
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public void delete(String name) {
        var key = Names.valid(name);
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    @Override
    public List<String> listOlderThan(String folder, Instant before, int atMost) {
        var prefix = Names.valid(folder) + "/";
        try {
            return client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                    .filter(found -> found.lastModified().isBefore(before))
                    .map(S3Object::key)
                    .filter(Names::isValid)
                    .limit(atMost)
                    .toList();
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    private static RuntimeException trouble(SdkException e) {
        if (e instanceof S3Exception answer && isFull(answer)) {
            return new StoreFullException(e);
        }
        return new UncheckedIOException(
                new IOException("The store of pictures does not do its work: " + e.getMessage(), e));
    }

    private static boolean isFull(S3Exception answer) {
        return answer.statusCode() == INSUFFICIENT_STORAGE
                || (answer.awsErrorDetails() != null
                        && FULL.contains(answer.awsErrorDetails().errorCode()));
    }

    @Override
    public void close() {
        client.close();
    }
}
