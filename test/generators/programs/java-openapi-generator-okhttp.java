// Calls a server through the client of openapi-generator for Java with its default library, okhttp-gson.
import java.math.BigInteger;
import java.util.stream.Collectors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ChangefeedsApi;
import org.openapitools.client.model.CreateChangefeedRequest;
import org.openapitools.client.model.HTTPError;

public class Program {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.setBasePath(arguments[0]);
    ChangefeedsApi api = new ChangefeedsApi(client);
    System.out.println("list " + api.listChangefeeds(null).stream().map(one -> one.getId()).collect(Collectors.joining(",")));
    System.out.println("start_ts " + api.getChangefeed("test1").getStartTs());
    BigInteger widest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    CreateChangefeedRequest body = new CreateChangefeedRequest().changefeedId("wide").sinkUri("blackhole://").targetTs(widest);
    System.out.println("create " + api.createChangefeedWithHttpInfo(body).getStatusCode());
    System.out.println("target_ts " + api.getChangefeed("wide").getTargetTs());
    System.out.println("pause " + api.pauseChangefeedWithHttpInfo("test1").getStatusCode());
    try {
      api.getChangefeed("missing");
    } catch (ApiException refused) {
      HTTPError error = HTTPError.fromJson(refused.getResponseBody());
      System.out.println("refused " + refused.getCode() + " " + error.getErrorCode());
    }
  }
}
