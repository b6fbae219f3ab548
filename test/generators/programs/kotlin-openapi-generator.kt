// Calls a server through the client of openapi-generator for Kotlin.
import java.math.BigInteger
import org.openapitools.client.apis.ChangefeedsApi
import org.openapitools.client.infrastructure.ClientError
import org.openapitools.client.infrastructure.ClientException
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.CreateChangefeedRequest
import org.openapitools.client.models.HTTPError

fun main(arguments: Array<String>) {
    val api = ChangefeedsApi(arguments[0])
    println("list " + api.listChangefeeds().joinToString(",") { it.id })
    println("start_ts " + api.getChangefeed("test1").startTs)
    val widest = BigInteger.TWO.pow(64) - BigInteger.ONE
    val body = CreateChangefeedRequest(changefeedId = "wide", sinkUri = "blackhole://", targetTs = widest)
    println("create " + api.createChangefeedWithHttpInfo(body).statusCode)
    println("target_ts " + api.getChangefeed("wide").targetTs)
    println("pause " + api.pauseChangefeedWithHttpInfo("test1").statusCode)
    try {
        api.getChangefeed("missing")
    } catch (refused: ClientException) {
        val text = (refused.response as ClientError<*>).body as String
        val error = Serializer.jacksonObjectMapper.readValue(text, HTTPError::class.java)
        println("refused " + refused.statusCode + " " + error.errorCode)
    }
}
