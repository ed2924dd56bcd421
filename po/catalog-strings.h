/* Made by tools/catalog-strings.py for xgettext; not compiled. */
/* data/catalog/aws/services/acm.json: help */
N_("A certificate for HTTPS that renews itself.")
/* data/catalog/aws/services/acm.json: props.domain.label */
N_("Domain")
/* data/catalog/aws/services/acm.json: props.domain.help */
N_("Such as www.shop.kr or *.shop.kr. Empty or example.com: asked for at deployment.")
/* data/catalog/aws/services/acm.json: props.names.label */
N_("More names")
/* data/catalog/aws/services/acm.json: props.names.help */
N_("Up to four further names on the same certificate.")
/* data/catalog/aws/services/acm.json: lines[0].help */
N_("The load balancer speaks HTTPS on 443 and sends 80 there.")
/* data/catalog/aws/services/acm.json: lines[1].help */
N_("Certificate for the API's own name, which a line from Route 53 gives.")
/* data/catalog/aws/services/acm.json: lines[2].help */
N_("The zone proves that the domain is yours.")
/* data/catalog/aws/services/acm.json: lines[3].refuse */
N_("The internet does not connect to {to}; connect it to what runs inside.")
/* data/catalog/aws/services/acm.json: lines[4].refuse */
N_("{to} is configured, not called. Draw the line from {to}.")
/* data/catalog/aws/services/acm.json: checks[0].say */
N_("Nothing proves that the domain of {name} is yours. Connect it to a Route 53 zone.")
/* data/catalog/aws/services/acm.json: checks[1].say */
N_("A certificate takes four further names here.")
/* data/catalog/aws/services/acm.json: outputs[0].help */
N_("ARN of the certificate.")
/* data/catalog/aws/services/alb.json: help */
N_("One address that spreads web requests over servers, containers or functions.")
/* data/catalog/aws/services/alb.json: props.scheme.label */
N_("Reachable from")
/* data/catalog/aws/services/alb.json: props.scheme.help */
N_("The internet, or only your own networks. Changing it replaces the load balancer.")
/* data/catalog/aws/services/alb.json: props.ssl_policy.label */
N_("TLS policy")
/* data/catalog/aws/services/alb.json: props.ssl_policy.help */
N_("Oldest TLS version and ciphers that callers may use.")
/* data/catalog/aws/services/alb.json: props.idle_timeout.label */
N_("Idle timeout")
/* data/catalog/aws/services/alb.json: props.idle_timeout.help */
N_("How long a quiet connection is kept. WebSocket wants an hour.")
/* data/catalog/aws/services/alb.json: props.deletion_protection.label */
N_("Deletion protection")
/* data/catalog/aws/services/alb.json: props.deletion_protection.help */
N_("Refuse to delete it until this is off.")
/* data/catalog/aws/services/alb.json: props.access_logs.label */
N_("Access logs")
/* data/catalog/aws/services/alb.json: props.access_logs.help */
N_("Write every request to a bucket.")
/* data/catalog/aws/services/alb.json: props.redirect_http.label */
N_("Redirect HTTP")
/* data/catalog/aws/services/alb.json: props.redirect_http.help */
N_("With a certificate: send port 80 to 443.")
/* data/catalog/aws/services/alb.json: props.drop_invalid_headers.label */
N_("Drop invalid headers")
/* data/catalog/aws/services/alb.json: props.drop_invalid_headers.help */
N_("Refuse header names that no proxy should pass on.")
/* data/catalog/aws/services/alb.json: props.desync.label */
N_("Desync mitigation")
/* data/catalog/aws/services/alb.json: props.desync.help */
N_("How to treat requests that smuggle others.")
/* data/catalog/aws/services/alb.json: props.http2.label */
N_("HTTP/2")
/* data/catalog/aws/services/alb.json: props.http2.help */
N_("Speak HTTP/2 with callers.")
/* data/catalog/aws/services/alb.json: verbs.choose.do[1].refuse */
N_("Two targets and no rule to choose: give one line a path or a host.")
/* data/catalog/aws/services/alb.json: lines[0].props.port.label */
N_("Port")
/* data/catalog/aws/services/alb.json: lines[0].props.port.help */
N_("Port shown on the line; the certificate decides 443 or 80.")
/* data/catalog/aws/services/alb.json: lines[0].help */
N_("Opens the load balancer's ports to the addresses of {from}.")
/* data/catalog/aws/services/alb.json: lines[0].do[0].refuse */
N_("{to} is internal: nobody outside reaches it. Make it reachable from the internet first.")
/* data/catalog/aws/services/alb.json: lines[1].help */
N_("Lets {from} call the load balancer and tells it the address.")
/* data/catalog/aws/services/alb.json: lines[1].do[1].say */
N_("Traffic from {from} to {to} leaves the network. Make {to} internal?")
/* data/catalog/aws/services/alb.json: lines[2].props.port.help */
N_("Port of the target; empty: the port the target says.")
/* data/catalog/aws/services/alb.json: lines[2].props.path.label */
N_("Path")
/* data/catalog/aws/services/alb.json: lines[2].props.path.help */
N_("Only requests whose path matches, such as /api/*. Empty: everything else.")
/* data/catalog/aws/services/alb.json: lines[2].props.host.label */
N_("Host")
/* data/catalog/aws/services/alb.json: lines[2].props.host.help */
N_("Only requests for this host name.")
/* data/catalog/aws/services/alb.json: lines[2].props.health_path.label */
N_("Health check path")
/* data/catalog/aws/services/alb.json: lines[2].props.health_path.help */
N_("Must answer 200 to 399, or the target gets no requests.")
/* data/catalog/aws/services/alb.json: lines[2].props.sticky_s.label */
N_("Sticky")
/* data/catalog/aws/services/alb.json: lines[2].props.sticky_s.help */
N_("How long a caller stays with one target. 0: not at all.")
/* data/catalog/aws/services/alb.json: lines[2].props.drain_s.label */
N_("Drain")
/* data/catalog/aws/services/alb.json: lines[2].props.drain_s.help */
N_("How long requests may finish when a target leaves.")
/* data/catalog/aws/services/alb.json: lines[2].props.weight.label */
N_("Weight")
/* data/catalog/aws/services/alb.json: lines[2].props.weight.help */
N_("Share of requests beside other targets, as in blue and green. 0: all.")
/* data/catalog/aws/services/alb.json: lines[2].props.priority.label */
N_("Priority")
/* data/catalog/aws/services/alb.json: lines[2].props.priority.help */
N_("Which path or host is looked at first. 0: Isshoni decides.")
/* data/catalog/aws/services/alb.json: lines[2].help */
N_("Makes a target group with a health check, forwards to it and opens the port.")
/* data/catalog/aws/services/alb.json: lines[3].props.weight.help */
N_("Share of requests beside other targets. 0: all.")
/* data/catalog/aws/services/alb.json: lines[3].help */
N_("Makes a target group for the function and lets the load balancer call it.")
/* data/catalog/aws/services/alb.json: lines[4].help */
N_("Access logs go to this bucket.")
/* data/catalog/aws/services/alb.json: lines[6].refuse */
N_("An ALB cannot forward to a load balancer.")
/* data/catalog/aws/services/alb.json: lines[7].refuse */
N_("A load balancer forwards to instances, containers and functions. {to} is reached by your code.")
/* data/catalog/aws/services/alb.json: checks[0].say */
N_("{name} would speak plain HTTP. Connect an ACM certificate.")
/* data/catalog/aws/services/alb.json: checks[2].say */
N_("{name} answers 404 to everybody. Draw a line to what it should reach.")
/* data/catalog/aws/services/alb.json: outputs[0].help */
N_("Address of the load balancer.")
/* data/catalog/aws/services/alb.json: outputs[1].help */
N_("Hosted zone of the address, for an alias record.")
/* data/catalog/aws/services/apigateway.json: help */
N_("An HTTPS address for functions, with limits on how often it may be called.")
/* data/catalog/aws/services/apigateway.json: props.throttle_rate.label */
N_("Requests per second")
/* data/catalog/aws/services/apigateway.json: props.throttle_rate.help */
N_("More than this on average is refused.")
/* data/catalog/aws/services/apigateway.json: props.burst.label */
N_("Burst")
/* data/catalog/aws/services/apigateway.json: props.burst.help */
N_("How many may come at once.")
/* data/catalog/aws/services/apigateway.json: props.cors.label */
N_("Browser origins")
/* data/catalog/aws/services/apigateway.json: props.cors.help */
N_("Web sites whose pages may call the API, such as https://www.shop.kr.")
/* data/catalog/aws/services/apigateway.json: props.access_logs.help */
N_("Write a line for every request.")
/* data/catalog/aws/services/apigateway.json: props.log_days.label */
N_("Keep logs")
/* data/catalog/aws/services/apigateway.json: props.timeout_ms.label */
N_("Timeout")
/* data/catalog/aws/services/apigateway.json: props.timeout_ms.help */
N_("How long it waits for an answer.")
/* data/catalog/aws/services/apigateway.json: props.disable_default_endpoint.label */
N_("Only own name")
/* data/catalog/aws/services/apigateway.json: props.disable_default_endpoint.help */
N_("Answer only to the name that a line from Route 53 gives.")
/* data/catalog/aws/services/apigateway.json: verbs.route.do[1].refuse */
N_("Two lines leave {from} with the same route. Give one of them another.")
/* data/catalog/aws/services/apigateway.json: lines[0].help */
N_("Only drawn: the API is public by nature.")
/* data/catalog/aws/services/apigateway.json: lines[1].help */
N_("Lets {from} call the API, signed with its role, and tells it the address.")
/* data/catalog/aws/services/apigateway.json: lines[2].props.route.label */
N_("Route")
/* data/catalog/aws/services/apigateway.json: lines[2].props.route.help */
N_("Method and path, such as GET /items/{id}. Empty: every request.")
/* data/catalog/aws/services/apigateway.json: lines[2].props.auth.label */
N_("Sign-in")
/* data/catalog/aws/services/apigateway.json: lines[2].props.auth.help */
N_("Who may call: everybody, or callers signed with an AWS identity.")
/* data/catalog/aws/services/apigateway.json: lines[2].help */
N_("Requests call the function.")
/* data/catalog/aws/services/apigateway.json: lines[3].help */
N_("A private link into the network forwards requests to the load balancer.")
/* data/catalog/aws/services/apigateway.json: lines[4].props.route.help */
N_("Method and path. Empty: POST and the name of the queue.")
/* data/catalog/aws/services/apigateway.json: lines[4].help */
N_("A request becomes a message, without code between.")
/* data/catalog/aws/services/apigateway.json: lines[5].help */
N_("Access logs go to this log group.")
/* data/catalog/aws/services/apigateway.json: lines[7].refuse */
N_("API Gateway cannot enter a network by itself. Put an internal load balancer between.")
/* data/catalog/aws/services/apigateway.json: lines[8].refuse */
N_("An HTTP API cannot call {to} directly. Put a Lambda function between.")
/* data/catalog/aws/services/apigateway.json: lines[9].refuse */
N_("API Gateway cannot talk to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/apigateway.json: checks[0].say */
N_("Everybody may call {name}. Ask for a sign-in on the lines that leave it.")
/* data/catalog/aws/services/apigateway.json: checks[2].say */
N_("{name} answers 404 to everybody. Draw a line to what it should call.")
/* data/catalog/aws/services/apigateway.json: outputs[0].help */
N_("Address of the API.")
/* data/catalog/aws/services/apigateway.json: outputs[1].help */
N_("Id of the API.")
/* data/catalog/aws/services/asg.json: help */
N_("Equal servers whose number follows the load; a broken one is replaced.")
/* data/catalog/aws/services/asg.json: props.instance_type.label */
N_("Instance type")
/* data/catalog/aws/services/asg.json: props.instance_type.help */
N_("Processor and memory. Types with a g have ARM processors and cost less.")
/* data/catalog/aws/services/asg.json: props.os.label */
N_("System")
/* data/catalog/aws/services/asg.json: props.os.help */
N_("Newest image of this system, looked up at deployment.")
/* data/catalog/aws/services/asg.json: props.min.label */
N_("At least")
/* data/catalog/aws/services/asg.json: props.min.help */
N_("Two or more survive the loss of a zone.")
/* data/catalog/aws/services/asg.json: props.max.label */
N_("At most")
/* data/catalog/aws/services/asg.json: props.max.help */
N_("Never more than this, whatever the load.")
/* data/catalog/aws/services/asg.json: props.target_cpu.label */
N_("Processor target")
/* data/catalog/aws/services/asg.json: props.target_cpu.help */
N_("Servers are added above and removed below. 0: the number stays.")
/* data/catalog/aws/services/asg.json: props.disk_gb.label */
N_("Disk")
/* data/catalog/aws/services/asg.json: props.disk_gb.help */
N_("Encrypted system disk. Windows needs 30 or more.")
/* data/catalog/aws/services/asg.json: props.port.help */
N_("Port your program listens on. Lines open it.")
/* data/catalog/aws/services/asg.json: props.user_data.label */
N_("Start script")
/* data/catalog/aws/services/asg.json: props.user_data.help */
N_("Runs once at the first start. Never put a secret here.")
/* data/catalog/aws/services/asg.json: props.monitoring.label */
N_("Detailed monitoring")
/* data/catalog/aws/services/asg.json: props.monitoring.help */
N_("Metrics every minute instead of every five.")
/* data/catalog/aws/services/asg.json: props.egress.label */
N_("May call")
/* data/catalog/aws/services/asg.json: props.egress.help */
N_("The internet over HTTPS, nobody but what lines allow, or everybody.")
/* data/catalog/aws/services/asg.json: props.spot_percent.label */
N_("Spot share")
/* data/catalog/aws/services/asg.json: props.spot_percent.help */
N_("Part of the servers that cost about a third and may be taken away with two minutes' notice.")
/* data/catalog/aws/services/asg.json: props.zones.label */
N_("Zones")
/* data/catalog/aws/services/asg.json: props.zones.help */
N_("Every zone of its tier, or only the one it was dropped into.")
/* data/catalog/aws/services/asg.json: props.warmup_s.label */
N_("Warm-up")
/* data/catalog/aws/services/asg.json: props.warmup_s.help */
N_("How long a new server gets before it counts and is checked.")
/* data/catalog/aws/services/asg.json: props.refresh.label */
N_("Updates")
/* data/catalog/aws/services/asg.json: props.refresh.help */
N_("Replace servers one after the other when the template changes, or leave it to you.")
/* data/catalog/aws/services/asg.json: lines[0].refuse */
N_("Servers of a group have no fixed address. Put a load balancer in front of {to}.")
/* data/catalog/aws/services/asg.json: lines[1].props.port.help */
N_("Empty: the port the group says.")
/* data/catalog/aws/services/asg.json: lines[1].help */
N_("Opens the group's port to {from}.")
/* data/catalog/aws/services/asg.json: lines[1].do[0].say */
N_("{to} has no fixed address. Put an internal load balancer between {from} and {to}.")
/* data/catalog/aws/services/asg.json: lines[2].help */
N_("Lets the servers call these addresses.")
/* data/catalog/aws/services/asg.json: lines[2].props.port.help */
N_("Port that may be called.")
/* data/catalog/aws/services/asg.json: checks[0].say */
N_("{name} cannot have fewer servers at most than at least.")
/* data/catalog/aws/services/asg.json: checks[1].say */
N_("Windows runs only on Intel or AMD types: choose a t3 type for {name}.")
/* data/catalog/aws/services/asg.json: checks[2].say */
N_("Windows needs a disk of 30 GB or more: give {name} a larger one.")
/* data/catalog/aws/services/asg.json: checks[3].say */
N_("{name} may call anybody on any port. HTTPS is usually enough.")
/* data/catalog/aws/services/asg.json: outputs[0].help */
N_("Name of the Auto Scaling group.")
/* data/catalog/aws/services/az.json: help */
N_("One of the region's separate data centres. Two of them keep a system alive when one fails.")
/* data/catalog/aws/services/az.json: refuse_parents.aws.az */
N_("A zone cannot contain a zone. Put it beside this one.")
/* data/catalog/aws/services/az.json: refuse_parents.aws.subnet */
N_("A subnet lies in one zone. Put the subnet inside the zone.")
/* data/catalog/aws/services/az.json: props.letter.label */
N_("Zone")
/* data/catalog/aws/services/az.json: props.letter.help */
N_("Letter of the zone in the region. Auto takes the first free one.")
/* data/catalog/aws/services/az.json: lines[0].refuse */
N_("{to} is a place. Drop the resource into it.")
/* data/catalog/aws/services/az.json: lines[1].refuse */
N_("{from} is a place. Draw the line from what is inside it.")
/* data/catalog/aws/services/cloudwatch_alarm.json: help */
N_("Watches what a line comes from, and tells a topic when its metric leaves the range.")
/* data/catalog/aws/services/cloudwatch_alarm.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC: CloudWatch is a service of the region.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.metric.label */
N_("Metric")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.metric.help */
N_("Empty: the usual one of what it watches, like CPUUtilization.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.statistic.label */
N_("Statistic")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.comparison.label */
N_("Comparison")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.threshold.label */
N_("Threshold")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.threshold.help */
N_("Empty: the usual one of the metric.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.period_s.label */
N_("Period")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.period_s.help */
N_("10, 30 or a multiple of 60.")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.periods.label */
N_("Periods looked at")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.datapoints.label */
N_("Of which out of range")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.missing.label */
N_("No data means")
/* data/catalog/aws/services/cloudwatch_alarm.json: props.ok_action.label */
N_("Also tell when it is over")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[0].help */
N_("Watches the usual metric of this resource; nothing is added to the resource itself.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[0].do[1].say */
N_("An alarm watches one thing. Draw another alarm for this one.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[1].help */
N_("The topic hears when the alarm goes off, and when it is over.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[2].help */
N_("The alarm starts the function.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[2].do[0].refuse */
N_("The alarm watches nothing yet. Draw a line to it first.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].help */
N_("The alarm adds or removes servers.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].props.change.label */
N_("Servers")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[3].props.change.help */
N_("Negative: takes servers away.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].help */
N_("The alarm starts or stops copies of the service.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].props.change.label */
N_("Copies")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].props.change.help */
N_("Negative: stops copies.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[4].do[1].refuse */
N_("{to} cannot grow: give it a maximum above its count first.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[5].help */
N_("The alarm recovers, reboots or stops the server.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[5].props.action.label */
N_("Does")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[6].refuse */
N_("An alarm cannot deliver there. Send it to SNS and subscribe {to} to the topic.")
/* data/catalog/aws/services/cloudwatch_alarm.json: lines[7].refuse */
N_("There is nothing to measure on {from}. Draw the line from what {from} uses.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[0].say */
N_("{name} watches a metric of your own choice. Say the threshold, too.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[1].say */
N_("The alarm watches nothing yet. Draw a line to it from what it should watch.")
/* data/catalog/aws/services/cloudwatch_alarm.json: checks[2].say */
N_("Nobody hears this alarm. Connect it to a topic.")
/* data/catalog/aws/services/cloudwatch_alarm.json: outputs[0].help */
N_("The alarm.")
/* data/catalog/aws/services/cloudwatch_logs.json: help */
N_("Where logs are kept, for as long as you say.")
/* data/catalog/aws/services/cloudwatch_logs.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC. Connect a VPC endpoint to reach it privately.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.name.label */
N_("Name")
/* data/catalog/aws/services/cloudwatch_logs.json: props.name.help */
N_("Empty: chosen for what writes to it.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.retention_days.label */
N_("Kept for")
/* data/catalog/aws/services/cloudwatch_logs.json: props.retention_days.help */
N_("0: for ever.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.class.label */
N_("Class")
/* data/catalog/aws/services/cloudwatch_logs.json: props.class.help */
N_("Infrequent access is half the price, without subscriptions and metric filters.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.metric_filters.label */
N_("Metric filters")
/* data/catalog/aws/services/cloudwatch_logs.json: props.metric_filters.help */
N_("List of {\"name\": \"errors\", \"pattern\": \"ERROR\", \"value\": \"1\"}.")
/* data/catalog/aws/services/cloudwatch_logs.json: props.encryption.label */
N_("Encryption key")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[0].help */
N_("Lets this service write here, and tells it the group's name.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[1].help */
N_("The role may write here.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].help */
N_("Every log line that matches starts the function.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].props.pattern.label */
N_("Pattern")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[2].props.pattern.help */
N_("Empty: every line.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[3].help */
N_("Counts the lines that match and raises the alarm.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[4].refuse */
N_("A log group passes its lines to a function. Put a Lambda function between {from} and {to}.")
/* data/catalog/aws/services/cloudwatch_logs.json: lines[5].refuse */
N_("{to} must not face the internet. Put CloudFront, API Gateway or a load balancer in front.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[0].say */
N_("These writers need group names that begin differently. Give each its own log group.")
/* data/catalog/aws/services/cloudwatch_logs.json: checks[1].say */
N_("Logs are kept, and paid for, for ever.")
/* data/catalog/aws/services/cloudwatch_logs.json: outputs[0].help */
N_("Name of the log group.")
/* data/catalog/aws/services/dynamodb.json: help */
N_("A key-value and document table without servers; it answers in milliseconds at any size.")
/* data/catalog/aws/services/dynamodb.json: props.partition_key.label */
N_("Partition key")
/* data/catalog/aws/services/dynamodb.json: props.partition_type.label */
N_("Partition key type")
/* data/catalog/aws/services/dynamodb.json: props.partition_type.help */
N_("S text, N number, B binary.")
/* data/catalog/aws/services/dynamodb.json: props.sort_key.label */
N_("Sort key")
/* data/catalog/aws/services/dynamodb.json: props.sort_key.help */
N_("Empty: one item for each partition key.")
/* data/catalog/aws/services/dynamodb.json: props.sort_type.label */
N_("Sort key type")
/* data/catalog/aws/services/dynamodb.json: props.billing.label */
N_("Billing")
/* data/catalog/aws/services/dynamodb.json: props.rcu.label */
N_("Reads")
/* data/catalog/aws/services/dynamodb.json: props.rcu.help */
/* xgettext:no-c-format */
N_("Grows by itself up to eight times this at 70 % use.")
/* data/catalog/aws/services/dynamodb.json: props.wcu.label */
N_("Writes")
/* data/catalog/aws/services/dynamodb.json: props.indexes.label */
N_("Secondary indexes")
/* data/catalog/aws/services/dynamodb.json: props.indexes.help */
N_("At most four, each {\"name\": \"by_mail\", \"pk\": \"mail\", \"sk\": \"created\", \"sk_type\": \"N\"}.")
/* data/catalog/aws/services/dynamodb.json: props.ttl.label */
N_("Expiry attribute")
/* data/catalog/aws/services/dynamodb.json: props.ttl.help */
N_("Items vanish after the time this attribute holds, in seconds since 1970.")
/* data/catalog/aws/services/dynamodb.json: props.stream.label */
N_("Stream")
/* data/catalog/aws/services/dynamodb.json: props.stream.help */
N_("Turns itself on as soon as an event line leaves the table.")
/* data/catalog/aws/services/dynamodb.json: props.pitr.label */
N_("Point-in-time recovery")
/* data/catalog/aws/services/dynamodb.json: props.pitr.help */
N_("Back to any second of the last 35 days.")
/* data/catalog/aws/services/dynamodb.json: props.table_class.label */
N_("Table class")
/* data/catalog/aws/services/dynamodb.json: props.encryption.help */
N_("aws: free, run by AWS. key: your own KMS key.")
/* data/catalog/aws/services/dynamodb.json: lines[0].help */
N_("Lets this service read and write the items, and tells it the table's name.")
/* data/catalog/aws/services/dynamodb.json: lines[0].props.access.label */
N_("Access")
/* data/catalog/aws/services/dynamodb.json: lines[1].help */
N_("The role may read and write the items.")
/* data/catalog/aws/services/dynamodb.json: lines[2].help */
N_("Turns the stream on and starts the function for every change.")
/* data/catalog/aws/services/dynamodb.json: lines[2].props.batch.label */
N_("Batch")
/* data/catalog/aws/services/dynamodb.json: lines[3].help */
N_("A pipe copies every change to the queue.")
/* data/catalog/aws/services/dynamodb.json: lines[3].do[0].refuse */
N_("A pipe needs a standard queue here.")
/* data/catalog/aws/services/dynamodb.json: lines[4].help */
N_("A pipe publishes every change to the topic.")
/* data/catalog/aws/services/dynamodb.json: lines[4].do[0].refuse */
N_("A pipe needs a standard topic here.")
/* data/catalog/aws/services/dynamodb.json: lines[5].refuse */
N_("DynamoDB streams need a reader. Put a Lambda function between.")
/* data/catalog/aws/services/dynamodb.json: checks[0].say */
N_("Only the first four indexes are written. Ask for fewer.")
/* data/catalog/aws/services/dynamodb.json: checks[1].say */
N_("Point-in-time recovery is off: a bad write cannot be undone.")
/* data/catalog/aws/services/dynamodb.json: outputs[0].help */
N_("Name of the table.")
/* data/catalog/aws/services/ec2.json: help */
N_("A server of your own.")
/* data/catalog/aws/services/ec2.json: props.count.label */
N_("How many")
/* data/catalog/aws/services/ec2.json: props.count.help */
N_("Equal instances in different zones. For more, use an Auto Scaling group.")
/* data/catalog/aws/services/ec2.json: props.public_ip.label */
N_("Public address")
/* data/catalog/aws/services/ec2.json: props.public_ip.help */
N_("Only in a public subnet. A load balancer in front is safer.")
/* data/catalog/aws/services/ec2.json: props.termination_protection.label */
N_("Termination protection")
/* data/catalog/aws/services/ec2.json: props.key_pair.label */
N_("Key pair")
/* data/catalog/aws/services/ec2.json: props.key_pair.help */
N_("Name of an SSH key. Session Manager needs none and no open port.")
/* data/catalog/aws/services/ec2.json: lines[0].props.port.help */
N_("Port that is opened.")
/* data/catalog/aws/services/ec2.json: lines[0].help */
N_("Gives the instance a public address and opens the port.")
/* data/catalog/aws/services/ec2.json: lines[0].do[0].refuse */
N_("{to} has no public address. Put a load balancer in front, or move it to a public subnet.")
/* data/catalog/aws/services/ec2.json: lines[0].do[1].refuse */
N_("Open SSH to the world? Use Session Manager: it needs no port.")
/* data/catalog/aws/services/ec2.json: lines[1].props.port.help */
N_("Empty: the port the instance says.")
/* data/catalog/aws/services/ec2.json: lines[1].help */
N_("Lets {from} call the instance and tells it the address.")
/* data/catalog/aws/services/ec2.json: lines[2].help */
N_("Lets the instance call these addresses.")
/* data/catalog/aws/services/ec2.json: lines[3].help */
N_("Only drawn: private subnets route to the gateway of their zone.")
/* data/catalog/aws/services/ec2.json: checks[3].say */
N_("{name} is one server. Use an Auto Scaling group so that a broken one is replaced.")
/* data/catalog/aws/services/ec2.json: outputs[0].help */
N_("Id of the instance.")
/* data/catalog/aws/services/ec2.json: outputs[1].help */
N_("Address inside the network.")
/* data/catalog/aws/services/ec2.json: outputs[2].help */
N_("Address on the internet.")
/* data/catalog/aws/services/ecr.json: help */
N_("Keeps container images.")
/* data/catalog/aws/services/ecr.json: props.immutable.label */
N_("Immutable tags")
/* data/catalog/aws/services/ecr.json: props.immutable.help */
N_("A tag always means the same image.")
/* data/catalog/aws/services/ecr.json: props.scan.label */
N_("Scan on push")
/* data/catalog/aws/services/ecr.json: props.scan.help */
N_("Look for known holes in every new image.")
/* data/catalog/aws/services/ecr.json: props.keep.label */
N_("Keep images")
/* data/catalog/aws/services/ecr.json: props.keep.help */
N_("Older images beyond this number are deleted.")
/* data/catalog/aws/services/ecr.json: props.force_delete.label */
N_("Delete with images")
/* data/catalog/aws/services/ecr.json: props.force_delete.help */
N_("Let it be deleted while it holds images.")
/* data/catalog/aws/services/ecr.json: lines[0].props.tag.label */
N_("Tag")
/* data/catalog/aws/services/ecr.json: lines[0].props.tag.help */
N_("Which image runs.")
/* data/catalog/aws/services/ecr.json: lines[0].help */
N_("The service runs an image of this repository and may pull it.")
/* data/catalog/aws/services/ecr.json: lines[1].help */
N_("The function is an image of this repository.")
/* data/catalog/aws/services/ecr.json: lines[2].props.access.help */
N_("Pull images, or also push them.")
/* data/catalog/aws/services/ecr.json: lines[2].help */
N_("Lets the servers pull images.")
/* data/catalog/aws/services/ecr.json: outputs[0].help */
N_("Where to push images.")
/* data/catalog/aws/services/ecs_cluster.json: help */
N_("Where container services run. It costs nothing itself.")
/* data/catalog/aws/services/ecs_cluster.json: props.launch.label */
N_("Capacity")
/* data/catalog/aws/services/ecs_cluster.json: props.launch.help */
N_("Spot costs about a third and may be taken away with two minutes' notice.")
/* data/catalog/aws/services/ecs_cluster.json: props.insights.label */
N_("Container Insights")
/* data/catalog/aws/services/ecs_cluster.json: props.insights.help */
N_("Metrics of every task.")
/* data/catalog/aws/services/ecs_cluster.json: lines[0].refuse */
N_("Connect the service inside the cluster {to}.")
/* data/catalog/aws/services/ecs_cluster.json: lines[1].refuse */
N_("Connect the service inside the cluster {from}.")
/* data/catalog/aws/services/ecs_cluster.json: checks[0].say */
N_("Nothing runs in {name}. Drop an ECS service into it.")
/* data/catalog/aws/services/ecs_cluster.json: outputs[0].help */
N_("Name of the cluster.")
/* data/catalog/aws/services/ecs_service.json: help */
N_("Containers that are kept running, without servers to look after.")
/* data/catalog/aws/services/ecs_service.json: props.image.label */
N_("Image")
/* data/catalog/aws/services/ecs_service.json: props.image.help */
N_("Container image. A line to ECR replaces it.")
/* data/catalog/aws/services/ecs_service.json: props.port.help */
N_("Port the container listens on.")
/* data/catalog/aws/services/ecs_service.json: props.cpu.label */
N_("Processor")
/* data/catalog/aws/services/ecs_service.json: props.cpu.help */
N_("1024 units are one processor.")
/* data/catalog/aws/services/ecs_service.json: props.memory.label */
N_("Memory")
/* data/catalog/aws/services/ecs_service.json: props.memory.help */
N_("Only certain pairs of processor and memory exist.")
/* data/catalog/aws/services/ecs_service.json: props.max.label */
N_("Copies at most")
/* data/catalog/aws/services/ecs_service.json: props.max.help */
N_("More copies are started when processors are busy. 0: the number stays.")
/* data/catalog/aws/services/ecs_service.json: props.target_cpu.help */
N_("Copies are added above and removed below.")
/* data/catalog/aws/services/ecs_service.json: props.arch.label */
N_("Processor type")
/* data/catalog/aws/services/ecs_service.json: props.arch.help */
N_("Must match the image. arm64 costs a fifth less.")
/* data/catalog/aws/services/ecs_service.json: props.env.label */
N_("Environment")
/* data/catalog/aws/services/ecs_service.json: props.env.help */
N_("Own variables as {NAME: value}. Lines add theirs. Never put a secret here.")
/* data/catalog/aws/services/ecs_service.json: props.readonly_root.label */
N_("Read-only file system")
/* data/catalog/aws/services/ecs_service.json: props.readonly_root.help */
N_("Only /tmp can be written.")
/* data/catalog/aws/services/ecs_service.json: props.exec.label */
N_("Allow a shell")
/* data/catalog/aws/services/ecs_service.json: props.exec.help */
N_("Lets an administrator open a shell in a running container.")
/* data/catalog/aws/services/ecs_service.json: props.egress.help */
N_("The internet over HTTPS, nobody but what lines allow, or everybody. Pulling an image needs HTTPS.")
/* data/catalog/aws/services/ecs_service.json: lines[0].refuse */
N_("Tasks have no fixed address. Put a load balancer in front of {to}.")
/* data/catalog/aws/services/ecs_service.json: lines[1].props.port.help */
N_("Empty: the port the service says.")
/* data/catalog/aws/services/ecs_service.json: lines[1].help */
N_("Opens the service's port to {from}.")
/* data/catalog/aws/services/ecs_service.json: lines[2].help */
N_("Service Connect gives the service a name that {from} can call.")
/* data/catalog/aws/services/ecs_service.json: lines[2].do[1].say */
N_("{from} and {to} are in different clusters. Put an internal load balancer between.")
/* data/catalog/aws/services/ecs_service.json: lines[3].help */
N_("Lets the tasks call these addresses.")
/* data/catalog/aws/services/ecs_service.json: lines[4].help */
N_("The containers write their log there.")
/* data/catalog/aws/services/ecs_service.json: checks[0].say */
N_("Fargate has no such pair of processor and memory: {name} gets the least memory for its processor.")
/* data/catalog/aws/services/ecs_service.json: checks[1].say */
N_("Push an image to the repository of {name} first, or the first deployment waits for it.")
/* data/catalog/aws/services/ecs_service.json: checks[2].say */
N_("{name} runs in public subnets and gets public addresses. Private subnets are safer.")
/* data/catalog/aws/services/ecs_service.json: outputs[0].help */
N_("Name of the service.")
/* data/catalog/aws/services/group.json: help */
N_("A frame that gathers things on the canvas. It changes no configuration.")
/* data/catalog/aws/services/group.json: lines[0].refuse */
N_("{to} is only a frame. Draw the line to what is inside it.")
/* data/catalog/aws/services/group.json: lines[1].refuse */
N_("{from} is only a frame. Draw the line from what is inside it.")
/* data/catalog/aws/services/iam_role.json: help */
N_("Who a service is and what it may do. Most roles are made by themselves; draw one to share or edit it.")
/* data/catalog/aws/services/iam_role.json: refuse_parents.aws.vpc */
N_("{child} is not inside a VPC: it belongs to the account.")
/* data/catalog/aws/services/iam_role.json: props.trusted.label */
N_("Trusted services")
/* data/catalog/aws/services/iam_role.json: props.trusted.help */
N_("More who may take this role, like events.amazonaws.com. Connected services are trusted by themselves.")
/* data/catalog/aws/services/iam_role.json: props.managed_policies.label */
N_("Managed policies")
/* data/catalog/aws/services/iam_role.json: props.managed_policies.help */
N_("Names of AWS policies, like AmazonSSMManagedInstanceCore.")
/* data/catalog/aws/services/iam_role.json: props.statements.label */
N_("Own statements")
/* data/catalog/aws/services/iam_role.json: props.statements.help */
N_("List of {\"sid\": \"Read\", \"actions\": [\"s3:GetObject\"], \"resources\": [\"arn:aws:s3:::name/*\"]}.")
/* data/catalog/aws/services/iam_role.json: props.boundary.label */
N_("Permissions boundary")
/* data/catalog/aws/services/iam_role.json: props.boundary.help */
N_("ARN of a policy that caps what the role can do.")
/* data/catalog/aws/services/iam_role.json: props.max_session_s.label */
N_("Longest session")
/* data/catalog/aws/services/iam_role.json: lines[0].help */
N_("The service runs as this role instead of one of its own.")
/* data/catalog/aws/services/iam_role.json: lines[1].help */
N_("The service runs as this role: the line is turned round.")
/* data/catalog/aws/services/iam_role.json: lines[2].help */
N_("The first role may take the second.")
/* data/catalog/aws/services/iam_role.json: lines[3].refuse */
N_("People sign in through your identity provider. Name who may take {to} in its properties.")
/* data/catalog/aws/services/iam_role.json: checks[0].say */
N_("AdministratorAccess in production is refused. Connect the role to what it needs.")
/* data/catalog/aws/services/iam_role.json: checks[1].say */
N_("AdministratorAccess may do everything. Connect the role to what it needs.")
/* data/catalog/aws/services/iam_role.json: outputs[0].help */
N_("The role.")
/* data/catalog/aws/services/internet.json: help */
N_("Everybody outside: lines from it say which addresses may come in.")
/* data/catalog/aws/services/internet.json: props.cidrs.label */
N_("Addresses")
/* data/catalog/aws/services/internet.json: props.cidrs.help */
N_("Address ranges this stands for. An office range narrows every line from it.")
/* data/catalog/aws/services/internet.json: lines[0].refuse */
N_("Answers go back by themselves; draw the line from the one who asks.")
/* data/catalog/aws/services/kms.json: help */
N_("Your own encryption key; whatever a line from it reaches is encrypted with it.")
/* data/catalog/aws/services/kms.json: props.description.label */
N_("Description")
/* data/catalog/aws/services/kms.json: props.rotation.label */
N_("Rotate every year")
/* data/catalog/aws/services/kms.json: props.window_days.label */
N_("Waits before it is deleted")
/* data/catalog/aws/services/kms.json: props.multi_region.label */
N_("Multi-region")
/* data/catalog/aws/services/kms.json: props.multi_region.help */
N_("Cannot be changed later.")
/* data/catalog/aws/services/kms.json: lines[0].help */
N_("Encrypts it with this key. On databases and caches that already exist this replaces them.")
/* data/catalog/aws/services/kms.json: lines[1].help */
N_("Lets this service encrypt and decrypt with the key.")
/* data/catalog/aws/services/kms.json: lines[2].help */
N_("The role may encrypt and decrypt with the key.")
/* data/catalog/aws/services/kms.json: checks[0].say */
N_("The key never changes. Let it rotate every year.")
/* data/catalog/aws/services/kms.json: outputs[0].help */
N_("The key.")
/* data/catalog/aws/services/lambda.json: help */
N_("Code that runs when something happens, and costs nothing while it waits.")
/* data/catalog/aws/services/lambda.json: props.runtime.label */
N_("Runtime")
/* data/catalog/aws/services/lambda.json: props.runtime.help */
N_("Language and version the code is written for.")
/* data/catalog/aws/services/lambda.json: props.handler.label */
N_("Handler")
/* data/catalog/aws/services/lambda.json: props.handler.help */
N_("File and function that is called, such as index.handler.")
/* data/catalog/aws/services/lambda.json: props.memory.help */
N_("More memory also means more processor.")
/* data/catalog/aws/services/lambda.json: props.timeout.help */
N_("A call that takes longer is stopped. 29 seconds is all an API waits.")
/* data/catalog/aws/services/lambda.json: props.arch.help */
N_("arm64 costs a fifth less.")
/* data/catalog/aws/services/lambda.json: props.code.label */
N_("Code")
/* data/catalog/aws/services/lambda.json: props.code.help */
N_("A placeholder that your pipeline replaces, or a package in a bucket. A line to ECR makes it an image.")
/* data/catalog/aws/services/lambda.json: props.s3_bucket.label */
N_("Package bucket")
/* data/catalog/aws/services/lambda.json: props.s3_bucket.help */
N_("Bucket that holds the zip file. Empty: PREFIX-packages-ACCOUNT.")
/* data/catalog/aws/services/lambda.json: props.s3_key.label */
N_("Package key")
/* data/catalog/aws/services/lambda.json: props.s3_key.help */
N_("Name of the zip file in the bucket. Empty: functions/NAME.zip.")
/* data/catalog/aws/services/lambda.json: props.tracing.label */
N_("X-Ray tracing")
/* data/catalog/aws/services/lambda.json: props.tracing.help */
N_("Record where the time goes.")
/* data/catalog/aws/services/lambda.json: props.dlq.label */
N_("Dead-letter queue")
/* data/catalog/aws/services/lambda.json: props.dlq.help */
N_("Keep events that failed three times. Only asynchronous calls use it.")
/* data/catalog/aws/services/lambda.json: props.concurrency.label */
N_("Reserved concurrency")
/* data/catalog/aws/services/lambda.json: props.concurrency.help */
N_("Most copies at once. -1: what the account has left. 0 stops the function.")
/* data/catalog/aws/services/lambda.json: lines[0].help */
N_("Lets {from} call the function and tells it the name.")
/* data/catalog/aws/services/lambda.json: lines[0].do[0].refuse */
N_("A function that calls itself runs for ever. Use a queue between.")
/* data/catalog/aws/services/lambda.json: lines[1].refuse */
N_("Put an API Gateway in front of {to} so that calls can be limited.")
/* data/catalog/aws/services/lambda.json: lines[2].props.role.label */
N_("Meaning")
/* data/catalog/aws/services/lambda.json: lines[2].props.role.help */
N_("The function sends messages, or AWS puts events there that the function failed on.")
/* data/catalog/aws/services/lambda.json: lines[2].help */
N_("Lets the function send to the queue, or keeps its failed events there.")
/* data/catalog/aws/services/lambda.json: lines[2].do[0].say */
N_("{from} feeds the queue that starts it. Is that meant?")
/* data/catalog/aws/services/lambda.json: lines[3].props.role.help */
N_("The function publishes messages, or AWS publishes events that the function failed on.")
/* data/catalog/aws/services/lambda.json: lines[3].help */
N_("Lets the function publish to the topic, or tells it of failed events.")
/* data/catalog/aws/services/lambda.json: lines[4].help */
N_("A function inside a network may call these addresses; outside it calls anybody.")
/* data/catalog/aws/services/lambda.json: lines[5].refuse */
N_("Lambda writes to a log group of its own. Change how long logs are kept in {from} instead.")
/* data/catalog/aws/services/lambda.json: checks[0].say */
N_("{name} runs in private subnets: a function in a public subnet gets no public address and could not reach the internet.")
/* data/catalog/aws/services/lambda.json: outputs[0].help */
N_("Name of the function.")
/* data/catalog/aws/services/lambda.json: outputs[1].help */
N_("ARN of the function.")
/* data/catalog/aws/services/nat_gateway.json: help */
N_("The way out for private subnets: they can call the internet, nobody can call them.")
/* data/catalog/aws/services/nat_gateway.json: props.connectivity.label */
N_("Connectivity")
/* data/catalog/aws/services/nat_gateway.json: props.connectivity.help */
N_("Private reaches other networks only and has no public address.")
/* data/catalog/aws/services/nat_gateway.json: props.eip.label */
N_("Elastic IP")
/* data/catalog/aws/services/nat_gateway.json: props.eip.help */
N_("Allocation id of an address you already own. Empty: a new one.")
/* data/catalog/aws/services/nat_gateway.json: lines[0].help */
N_("Only drawn: the gateway reaches the internet by itself.")
/* data/catalog/aws/services/nat_gateway.json: outputs[0].help */
N_("Address that the outside sees when private subnets call it.")
/* data/catalog/aws/services/rds.json: help */
N_("A relational database that AWS runs: backups, updates and, in production, a standby in another zone.")
/* data/catalog/aws/services/rds.json: props.engine.label */
N_("Engine")
/* data/catalog/aws/services/rds.json: props.version.label */
N_("Version")
/* data/catalog/aws/services/rds.json: props.version.help */
N_("auto takes PostgreSQL 17, MySQL 8.4 or MariaDB 11.4.")
/* data/catalog/aws/services/rds.json: props.class.label */
N_("Instance class")
/* data/catalog/aws/services/rds.json: props.class.help */
N_("db.t4g.micro is enough to try; db.m7g.large carries a busy shop.")
/* data/catalog/aws/services/rds.json: props.storage_gb.label */
N_("Storage")
/* data/catalog/aws/services/rds.json: props.max_storage_gb.label */
N_("Grows up to")
/* data/catalog/aws/services/rds.json: props.max_storage_gb.help */
N_("The disk grows by itself up to this size; 0 turns it off.")
/* data/catalog/aws/services/rds.json: props.multi_az.label */
N_("Standby in another zone")
/* data/catalog/aws/services/rds.json: props.multi_az.help */
N_("Doubles the price; fails over in about a minute.")
/* data/catalog/aws/services/rds.json: props.database.label */
N_("Database name")
/* data/catalog/aws/services/rds.json: props.username.label */
N_("Master user")
/* data/catalog/aws/services/rds.json: props.username.help */
N_("The password is made and rotated by AWS; admin, postgres, root and rdsadmin are reserved.")
/* data/catalog/aws/services/rds.json: props.backup_days.label */
N_("Backups kept")
/* data/catalog/aws/services/rds.json: props.iam_auth.label */
N_("Sign in with IAM")
/* data/catalog/aws/services/rds.json: props.iam_auth.help */
N_("Connected services may sign in with their role instead of a password.")
/* data/catalog/aws/services/rds.json: props.replicas.label */
N_("Read replicas")
/* data/catalog/aws/services/rds.json: props.encryption.help */
N_("aws: free, run by AWS. key: your own KMS key. Changing it later replaces the database.")
/* data/catalog/aws/services/rds.json: lines[0].help */
N_("Opens the database port to this service alone, and lets its role read the password and sign in.")
/* data/catalog/aws/services/rds.json: lines[0].props.access.help */
N_("read goes to a read replica where there is one.")
/* data/catalog/aws/services/rds.json: lines[1].help */
N_("Opens the database port to this service and tells it the address; no permissions.")
/* data/catalog/aws/services/rds.json: lines[2].help */
N_("The role may read the password and sign in.")
/* data/catalog/aws/services/rds.json: lines[3].help */
N_("The second database becomes a read replica of the first; engine, version and key come from it.")
/* data/catalog/aws/services/rds.json: lines[3].do[0].refuse */
N_("A read replica of a read replica falls behind. Draw the line from the primary.")
/* data/catalog/aws/services/rds.json: lines[3].do[1].say */
N_("A database without backups cannot have a replica. Keep backups for at least a day.")
/* data/catalog/aws/services/rds.json: lines[4].help */
N_("Sends failover, failure and maintenance notices to the topic.")
/* data/catalog/aws/services/rds.json: lines[5].help */
N_("The database writes its log to this group.")
/* data/catalog/aws/services/rds.json: lines[6].help */
N_("A database does not open connections: the line is turned round.")
/* data/catalog/aws/services/rds.json: checks[0].say */
N_("This version belongs to another engine. Choose auto or a version of the engine.")
/* data/catalog/aws/services/rds.json: checks[1].say */
N_("A database has no business in a public subnet. Drop it in a private one, or on the VPC to let Isshoni choose.")
/* data/catalog/aws/services/rds.json: checks[3].say */
N_("Backups are off: a mistake cannot be undone.")
/* data/catalog/aws/services/rds.json: checks[4].say */
N_("One zone only: when it fails, so does the database.")
/* data/catalog/aws/services/rds.json: checks[5].say */
N_("Deletion protection is off: a destroy would take the data with it.")
/* data/catalog/aws/services/rds.json: outputs[0].help */
N_("Address of the database; it answers only inside the network.")
/* data/catalog/aws/services/rds.json: outputs[1].help */
N_("Secret that holds the user name and password.")
/* data/catalog/aws/services/redis.json: help */
N_("An in-memory store for sessions, caches and messages between servers (ElastiCache for Redis).")
/* data/catalog/aws/services/redis.json: props.node.label */
N_("Node type")
/* data/catalog/aws/services/redis.json: props.shards.label */
N_("Shards")
/* data/catalog/aws/services/redis.json: props.shards.help */
N_("More than one needs a cluster-aware client.")
/* data/catalog/aws/services/redis.json: props.replicas.label */
N_("Replicas")
/* data/catalog/aws/services/redis.json: props.replicas.help */
N_("Copies of each shard in other zones; one takes over when the first fails.")
/* data/catalog/aws/services/redis.json: props.eviction.label */
N_("When full")
/* data/catalog/aws/services/redis.json: props.auth.label */
N_("Sign in")
/* data/catalog/aws/services/redis.json: props.auth.help */
N_("token: a generated secret. iam: the service's role, no secret at all (version 7 or newer).")
/* data/catalog/aws/services/redis.json: props.snapshot_days.label */
N_("Snapshots kept")
/* data/catalog/aws/services/redis.json: props.maintenance.label */
N_("Maintenance window")
/* data/catalog/aws/services/redis.json: props.maintenance.help */
N_("UTC, like sun:17:00-sun:18:00; empty: AWS chooses.")
/* data/catalog/aws/services/redis.json: props.encryption.help */
N_("Always encrypted. key: your own KMS key; changing it later replaces the cache.")
/* data/catalog/aws/services/redis.json: lines[0].help */
N_("Opens the cache's port to this service alone and lets its role read the token.")
/* data/catalog/aws/services/redis.json: lines[1].help */
N_("Opens the cache's port to this service and tells it the address; no permissions.")
/* data/catalog/aws/services/redis.json: lines[2].help */
N_("The role may read the token, or sign in.")
/* data/catalog/aws/services/redis.json: lines[3].help */
N_("Sends failover and maintenance notices to the topic.")
/* data/catalog/aws/services/redis.json: lines[4].help */
N_("The cache writes its slow log to this group.")
/* data/catalog/aws/services/redis.json: lines[4].do[0].say */
N_("Redis 6.2 can send its slow log, 7.0 or newer is needed here.")
/* data/catalog/aws/services/redis.json: lines[5].help */
N_("A cache does not open connections: the line is turned round.")
/* data/catalog/aws/services/redis.json: checks[0].say */
N_("A cache has no business in a public subnet. Drop it in a private one, or on the VPC to let Isshoni choose.")
/* data/catalog/aws/services/redis.json: checks[1].say */
N_("Signing in with a role needs Redis 7.0 or newer.")
/* data/catalog/aws/services/redis.json: checks[2].say */
N_("Whoever reaches the port may read everything. Use a token.")
/* data/catalog/aws/services/redis.json: checks[3].say */
N_("The token is also in the Terraform state file; the state bucket is encrypted and private.")
/* data/catalog/aws/services/redis.json: checks[4].say */
N_("One node only: when it fails, the sessions are gone.")
/* data/catalog/aws/services/redis.json: outputs[0].help */
N_("Address of the cache; it answers only inside the network, with TLS.")
/* data/catalog/aws/services/route53.json: help */
N_("The names of a domain and where they lead.")
/* data/catalog/aws/services/route53.json: props.domain.help */
N_("Such as shop.kr. Empty or example.com: asked for at deployment.")
/* data/catalog/aws/services/route53.json: props.zone.help */
N_("Use the zone your account already has, or make one. A new zone answers only after the registrar points to it.")
/* data/catalog/aws/services/route53.json: props.private.label */
N_("Private")
/* data/catalog/aws/services/route53.json: props.private.help */
N_("Names that only your networks can see. Needs a line to a VPC.")
/* data/catalog/aws/services/route53.json: lines[0].help */
N_("Only drawn: names are public by nature.")
/* data/catalog/aws/services/route53.json: lines[1].props.record.help */
N_("Part before the domain, such as www. Empty: the domain itself.")
/* data/catalog/aws/services/route53.json: lines[1].help */
N_("A name of the domain leads to the load balancer.")
/* data/catalog/aws/services/route53.json: lines[2].props.record.help */
N_("Part before the domain, such as api. Empty: the domain itself.")
/* data/catalog/aws/services/route53.json: lines[2].help */
N_("A name of the domain leads to the API. Needs a certificate on the API.")
/* data/catalog/aws/services/route53.json: lines[2].do[0].refuse */
N_("An API answers to your own name only with a certificate. Connect ACM to {to} first.")
/* data/catalog/aws/services/route53.json: lines[3].help */
N_("A name of the domain leads to a fixed address of the instance.")
/* data/catalog/aws/services/route53.json: lines[3].do[0].say */
N_("One instance behind a name is one that can fail. A load balancer keeps the name answering.")
/* data/catalog/aws/services/route53.json: lines[4].help */
N_("The network sees the names of this private zone.")
/* data/catalog/aws/services/route53.json: lines[4].do[0].refuse */
N_("Only a private zone belongs to a network. Make the zone new and private first.")
/* data/catalog/aws/services/route53.json: lines[5].refuse */
N_("A bucket website has no HTTPS. Put a load balancer or an API between.")
/* data/catalog/aws/services/route53.json: checks[0].say */
N_("A private zone needs a line to a VPC.")
/* data/catalog/aws/services/route53.json: outputs[0].help */
N_("Id of the hosted zone.")
/* data/catalog/aws/services/s3.json: help */
N_("A bucket for files of any number and size; private, encrypted and reached over TLS only.")
/* data/catalog/aws/services/s3.json: props.versioning.label */
N_("Versioning")
/* data/catalog/aws/services/s3.json: props.versioning.help */
N_("Keeps what was overwritten or deleted.")
/* data/catalog/aws/services/s3.json: props.encryption.help */
N_("aws: free, run by S3. key: your own KMS key, with a bucket key to keep it cheap.")
/* data/catalog/aws/services/s3.json: props.expire_days.label */
N_("Delete after")
/* data/catalog/aws/services/s3.json: props.expire_days.help */
N_("0: never.")
/* data/catalog/aws/services/s3.json: props.noncurrent_days.label */
N_("Old versions kept")
/* data/catalog/aws/services/s3.json: props.transitions.label */
N_("Cheaper classes")
/* data/catalog/aws/services/s3.json: props.transitions.help */
N_("List of {\"days\": 30, \"class\": \"STANDARD_IA\"}.")
/* data/catalog/aws/services/s3.json: props.access_log.label */
N_("Access log")
/* data/catalog/aws/services/s3.json: props.access_log.help */
N_("Written to one log bucket that the design's buckets share.")
/* data/catalog/aws/services/s3.json: props.object_lock.label */
N_("Object lock")
/* data/catalog/aws/services/s3.json: props.object_lock.help */
N_("Only when the bucket is made; nobody can delete an object before its time.")
/* data/catalog/aws/services/s3.json: props.cors.label */
N_("CORS origins")
/* data/catalog/aws/services/s3.json: props.cors.help */
N_("Sites whose pages may read and upload, like https://www.example.com.")
/* data/catalog/aws/services/s3.json: props.force_destroy.label */
N_("Delete with its files")
/* data/catalog/aws/services/s3.json: props.force_destroy.help */
N_("Terraform may delete the bucket although files are in it.")
/* data/catalog/aws/services/s3.json: lines[0].help */
N_("Lets this service read and write the files, and tells it the bucket's name.")
/* data/catalog/aws/services/s3.json: lines[1].help */
N_("The role may read and write the files.")
/* data/catalog/aws/services/s3.json: lines[2].help */
N_("Starts the function for every new file.")
/* data/catalog/aws/services/s3.json: lines[2].props.events.label */
N_("Events")
/* data/catalog/aws/services/s3.json: lines[2].props.prefix.label */
N_("Prefix")
/* data/catalog/aws/services/s3.json: lines[2].props.prefix.help */
N_("Only files whose name starts so, like in/.")
/* data/catalog/aws/services/s3.json: lines[2].props.suffix.label */
N_("Suffix")
/* data/catalog/aws/services/s3.json: lines[2].props.suffix.help */
N_("Only files whose name ends so, like .jpg.")
/* data/catalog/aws/services/s3.json: lines[2].do[0].refuse */
N_("This would call itself for ever. Give the line a prefix.")
/* data/catalog/aws/services/s3.json: lines[3].help */
N_("Sends a message for every new file.")
/* data/catalog/aws/services/s3.json: lines[3].do[0].refuse */
N_("S3 cannot notify a FIFO queue or topic. Use a standard one.")
/* data/catalog/aws/services/s3.json: lines[4].help */
N_("Publishes a notice for every new file.")
/* data/catalog/aws/services/s3.json: lines[5].help */
N_("The first bucket writes its access log to the second.")
/* data/catalog/aws/services/s3.json: lines[5].do[0].refuse */
N_("S3 writes access logs only to a bucket encrypted by S3 itself. Take the key off {to}.")
/* data/catalog/aws/services/s3.json: lines[6].help */
N_("Copies every new file to the second bucket; both keep versions.")
/* data/catalog/aws/services/s3.json: lines[6].do[0].refuse */
N_("Replication of files under a KMS key is not written. Use the key of S3 on both buckets.")
/* data/catalog/aws/services/s3.json: lines[6].props.order.label */
N_("Order")
/* data/catalog/aws/services/s3.json: lines[6].props.order.help */
N_("A different number for each line of this bucket.")
/* data/catalog/aws/services/s3.json: lines[7].help */
N_("S3 does not open connections: the line is turned round.")
/* data/catalog/aws/services/s3.json: lines[8].refuse */
N_("S3 does not open connections. Draw the line from {to} to {from}.")
/* data/catalog/aws/services/s3.json: lines[9].refuse */
N_("A bucket cannot write to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/s3.json: checks[0].say */
N_("Versioning is off: a deleted file is gone.")
/* data/catalog/aws/services/s3.json: outputs[0].help */
N_("Name of the bucket.")
/* data/catalog/aws/services/secret.json: help */
N_("A password or token that nobody sees: generated, encrypted and read only by whom a line allows.")
/* data/catalog/aws/services/secret.json: props.content.label */
N_("Value")
/* data/catalog/aws/services/secret.json: props.content.help */
N_("later: you type it in AWS after the first deployment.")
/* data/catalog/aws/services/secret.json: props.username.label */
N_("User name")
/* data/catalog/aws/services/secret.json: props.username.help */
N_("Kept beside the password, as JSON.")
/* data/catalog/aws/services/secret.json: props.length.label */
N_("Length")
/* data/catalog/aws/services/secret.json: props.rotation_days.label */
N_("Changed every")
/* data/catalog/aws/services/secret.json: props.rotation_days.help */
N_("By the function the secret is connected to; 0: never.")
/* data/catalog/aws/services/secret.json: props.recovery_days.label */
N_("Kept after deletion")
/* data/catalog/aws/services/secret.json: props.recovery_days.help */
N_("0, or 7 to 30. Terraform only.")
/* data/catalog/aws/services/secret.json: lines[0].help */
N_("Lets this service, and only this one, read the secret.")
/* data/catalog/aws/services/secret.json: lines[1].help */
N_("The role may read the secret.")
/* data/catalog/aws/services/secret.json: lines[2].help */
N_("The database uses this password instead of one it manages; changing it is then your work.")
/* data/catalog/aws/services/secret.json: lines[2].do[0].refuse */
N_("The secret has no value yet. Choose a generated one.")
/* data/catalog/aws/services/secret.json: lines[2].do[3].say */
N_("Rotation of this password is now yours: connect the secret to a function.")
/* data/catalog/aws/services/secret.json: lines[3].help */
N_("The function gives the secret a new value on schedule.")
/* data/catalog/aws/services/secret.json: lines[4].help */
N_("The service reads the secret: the line is turned round.")
/* data/catalog/aws/services/secret.json: checks[0].say */
N_("A deleted secret is kept 7 to 30 days, or not at all.")
/* data/catalog/aws/services/secret.json: checks[1].say */
N_("The value is also in the Terraform state file; the state bucket is encrypted and private.")
/* data/catalog/aws/services/secret.json: outputs[0].help */
N_("The secret; never its value.")
/* data/catalog/aws/services/security_group.json: help */
N_("A firewall shared by its members. Each resource has one of its own; draw one to share it.")
/* data/catalog/aws/services/security_group.json: props.description.help */
N_("Latin letters, digits and simple signs only: AWS refuses others.")
/* data/catalog/aws/services/security_group.json: props.rules.label */
N_("Own rules")
/* data/catalog/aws/services/security_group.json: props.rules.help */
N_("Beyond what the lines open: a list of {direction: in or out, protocol, from, to, cidr}.")
/* data/catalog/aws/services/security_group.json: lines[0].help */
N_("Makes the resource a member: lines to it open this group.")
/* data/catalog/aws/services/security_group.json: lines[1].help */
N_("Makes the function a member and moves it into the network.")
/* data/catalog/aws/services/security_group.json: lines[2].help */
N_("Lets members of one group call members of the other on this port.")
/* data/catalog/aws/services/security_group.json: checks[0].say */
N_("Nothing belongs to {name}. Draw a line from it to its members.")
/* data/catalog/aws/services/security_group.json: outputs[0].help */
N_("Id of the security group.")
/* data/catalog/aws/services/ses.json: help */
N_("Sends mail in the name of one domain or address, signed, with bounces and complaints reported.")
/* data/catalog/aws/services/ses.json: props.kind.label */
N_("Sender is")
/* data/catalog/aws/services/ses.json: props.identity.label */
N_("Domain or address")
/* data/catalog/aws/services/ses.json: props.identity.help */
N_("example.com is asked for at deployment.")
/* data/catalog/aws/services/ses.json: props.from.label */
N_("From")
/* data/catalog/aws/services/ses.json: props.from.help */
N_("The part before the @.")
/* data/catalog/aws/services/ses.json: props.mail_from.label */
N_("MAIL FROM domain")
/* data/catalog/aws/services/ses.json: props.mail_from.help */
N_("A subdomain for bounces, like bounce.example.com.")
/* data/catalog/aws/services/ses.json: props.feedback_events.label */
N_("Reported")
/* data/catalog/aws/services/ses.json: lines[0].help */
N_("Lets this service send mail from this sender only.")
/* data/catalog/aws/services/ses.json: lines[1].help */
N_("The role may send mail from this sender only.")
/* data/catalog/aws/services/ses.json: lines[2].help */
N_("Bounces and complaints are published to the topic.")
/* data/catalog/aws/services/ses.json: lines[3].help */
N_("Mail that arrives is kept in the bucket.")
/* data/catalog/aws/services/ses.json: lines[3].do[2].say */
N_("One rule set is active in an account. CloudFormation cannot switch it on: do that in SES.")
/* data/catalog/aws/services/ses.json: lines[4].help */
N_("Mail that arrives starts the function.")
/* data/catalog/aws/services/ses.json: lines[5].help */
N_("Writes the records that prove the domain and sign the mail (DKIM, DMARC).")
/* data/catalog/aws/services/ses.json: lines[5].do[0].refuse */
N_("An address is confirmed by a mail, not by records. Choose a domain.")
/* data/catalog/aws/services/ses.json: lines[6].refuse */
N_("SES sends by itself when a service calls it. Draw the line from the service to {from}.")
/* data/catalog/aws/services/ses.json: checks[0].say */
N_("New accounts are in the SES sandbox: only verified addresses receive mail until AWS lifts it.")
/* data/catalog/aws/services/ses.json: outputs[0].help */
N_("Configuration set to send with.")
/* data/catalog/aws/services/sns.json: help */
N_("A topic: what is published once reaches every subscriber: queues, functions, mail, text messages.")
/* data/catalog/aws/services/sns.json: props.display_name.label */
N_("Sender name")
/* data/catalog/aws/services/sns.json: props.display_name.help */
N_("Shown in mails and text messages.")
/* data/catalog/aws/services/sns.json: props.emails.label */
N_("E-mail subscribers")
/* data/catalog/aws/services/sns.json: props.emails.help */
N_("Each gets a mail and must confirm before anything arrives.")
/* data/catalog/aws/services/sns.json: props.fifo.label */
N_("FIFO")
/* data/catalog/aws/services/sns.json: props.fifo.help */
N_("In order and exactly once; delivers to queues only.")
/* data/catalog/aws/services/sns.json: props.content_dedup.label */
N_("Deduplicate by content")
/* data/catalog/aws/services/sns.json: props.tracing.label */
N_("Tracing")
/* data/catalog/aws/services/sns.json: props.encryption.help */
N_("aws breaks alarms, S3 and SES publishing here; use your own key for those.")
/* data/catalog/aws/services/sns.json: lines[0].help */
N_("Lets this service publish, and tells it the topic.")
/* data/catalog/aws/services/sns.json: lines[1].help */
N_("The group tells the topic when servers come and go.")
/* data/catalog/aws/services/sns.json: lines[2].help */
N_("The role may publish.")
/* data/catalog/aws/services/sns.json: lines[3].help */
N_("Every notice becomes a message in the queue.")
/* data/catalog/aws/services/sns.json: lines[3].props.filter.label */
N_("Only when")
/* data/catalog/aws/services/sns.json: lines[3].props.filter.help */
N_("Filter policy on message attributes, like {\"severity\": [\"critical\"]}.")
/* data/catalog/aws/services/sns.json: lines[3].props.raw.label */
N_("Only the message")
/* data/catalog/aws/services/sns.json: lines[3].props.raw.help */
N_("Without the envelope SNS puts around it.")
/* data/catalog/aws/services/sns.json: lines[3].do[0].refuse */
N_("A standard topic cannot deliver to a FIFO queue. Make both FIFO.")
/* data/catalog/aws/services/sns.json: lines[4].help */
N_("Every notice starts the function.")
/* data/catalog/aws/services/sns.json: lines[4].do[0].refuse */
N_("A FIFO topic delivers to SQS only. Put a queue between.")
/* data/catalog/aws/services/sns.json: lines[5].help */
N_("Sends a mail, a text message or a call over HTTPS; the receiver confirms once.")
/* data/catalog/aws/services/sns.json: lines[5].props.protocol.label */
N_("By")
/* data/catalog/aws/services/sns.json: lines[5].props.endpoint.label */
N_("Address")
/* data/catalog/aws/services/sns.json: lines[5].props.endpoint.help */
N_("A mail address, a telephone number like +821012345678, or an https address.")
/* data/catalog/aws/services/sns.json: lines[5].do[1].say */
N_("Nobody is subscribed by this line yet. Give it an address.")
/* data/catalog/aws/services/sns.json: lines[6].refuse */
N_("SNS cannot send through SES. Subscribe e-mail addresses to the topic, or put a Lambda function between them.")
/* data/catalog/aws/services/sns.json: lines[7].refuse */
N_("SNS cannot start {to}. Put an SQS queue between.")
/* data/catalog/aws/services/sns.json: lines[8].refuse */
N_("SNS cannot write to {to}. Put a Lambda function between.")
/* data/catalog/aws/services/sns.json: checks[0].say */
N_("Services cannot publish to a topic under the AWS key. Choose your own key.")
/* data/catalog/aws/services/sns.json: checks[1].say */
N_("Every mail subscriber must confirm once, in the mail AWS sends.")
/* data/catalog/aws/services/sns.json: outputs[0].help */
N_("The topic.")
/* data/catalog/aws/services/sqs.json: help */
N_("A queue that keeps messages until somebody has handled them; failures end in a dead-letter queue.")
/* data/catalog/aws/services/sqs.json: props.fifo.help */
N_("In order and exactly once, but slower. Changing it replaces the queue.")
/* data/catalog/aws/services/sqs.json: props.visibility_s.label */
N_("Hidden while handled")
/* data/catalog/aws/services/sqs.json: props.visibility_s.help */
N_("Raised to six times the timeout of a connected function.")
/* data/catalog/aws/services/sqs.json: props.delay_s.label */
N_("Delay")
/* data/catalog/aws/services/sqs.json: props.wait_s.label */
N_("Long polling")
/* data/catalog/aws/services/sqs.json: props.dlq.help */
N_("What fails too often is kept 14 days for you to look at.")
/* data/catalog/aws/services/sqs.json: props.max_receives.label */
N_("Tries")
/* data/catalog/aws/services/sqs.json: props.encryption.help */
N_("aws: free, run by SQS. key: your own KMS key.")
/* data/catalog/aws/services/sqs.json: lines[0].help */
N_("Lets this service send messages, or take them, and tells it the queue's address.")
/* data/catalog/aws/services/sqs.json: lines[0].props.role.label */
N_("Use")
/* data/catalog/aws/services/sqs.json: lines[1].help */
N_("The role may send messages, or take them.")
/* data/catalog/aws/services/sqs.json: lines[2].help */
N_("Starts the function with up to this many messages; failed ones come back alone.")
/* data/catalog/aws/services/sqs.json: lines[2].props.window_s.label */
N_("Wait to fill it")
/* data/catalog/aws/services/sqs.json: lines[3].help */
N_("This service takes messages from the queue; SQS itself pushes nothing.")
/* data/catalog/aws/services/sqs.json: lines[4].help */
N_("The second queue keeps what failed too often in the first.")
/* data/catalog/aws/services/sqs.json: lines[4].do[0].refuse */
N_("The dead-letter queue of a FIFO queue must be FIFO.")
/* data/catalog/aws/services/sqs.json: lines[5].help */
N_("A pipe publishes every message to the topic.")
/* data/catalog/aws/services/sqs.json: lines[5].do[0].refuse */
N_("A FIFO queue goes with a FIFO topic.")
/* data/catalog/aws/services/sqs.json: lines[6].refuse */
N_("A queue is read by code. Put a Lambda function between {from} and {to}.")
/* data/catalog/aws/services/sqs.json: checks[0].say */
N_("Messages that always fail are tried until they expire. Turn the dead-letter queue on.")
/* data/catalog/aws/services/sqs.json: outputs[0].help */
N_("Address of the queue.")
/* data/catalog/aws/services/subnet.json: help */
N_("A slice of the network in one zone. Its tier decides what it can reach.")
/* data/catalog/aws/services/subnet.json: refuse_parents.aws.subnet */
N_("A subnet cannot contain a subnet. Put it beside this one.")
/* data/catalog/aws/services/subnet.json: props.tier.label */
N_("Tier")
/* data/catalog/aws/services/subnet.json: props.tier.help */
N_("Public has a way in and out, private only a way out, data neither.")
/* data/catalog/aws/services/subnet.json: props.cidr.label */
N_("Address range")
/* data/catalog/aws/services/subnet.json: props.cidr.help */
N_("A part of the network's range. Empty: Isshoni picks a free block. Changing it replaces the subnet.")
/* data/catalog/aws/services/subnet.json: props.nat.label */
N_("Way out")
/* data/catalog/aws/services/subnet.json: props.nat.help */
N_("Whether it uses the network's NAT gateways.")
/* data/catalog/aws/services/subnet.json: props.public_ip.label */
N_("Public addresses")
/* data/catalog/aws/services/subnet.json: props.public_ip.help */
N_("Give every instance that starts here a public address.")
/* data/catalog/aws/services/subnet.json: lines[0].refuse */
N_("The internet does not connect to {to}. Make the subnet public in its properties.")
/* data/catalog/aws/services/subnet.json: checks[0].say */
N_("Everything that starts in {name} gets a public address. Give addresses to load balancers only.")
/* data/catalog/aws/services/subnet.json: outputs[0].help */
N_("Id of the subnet.")
/* data/catalog/aws/services/user.json: help */
N_("A person or a device that uses what you build.")
/* data/catalog/aws/services/user.json: props.cidrs.help */
N_("Address ranges these people come from.")
/* data/catalog/aws/services/vpc.json: help */
N_("A private network of your own in one region.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.vpc */
N_("A VPC cannot contain a VPC. Connect them to peer them.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.az */
N_("A VPC spans zones. Put the zone inside the VPC.")
/* data/catalog/aws/services/vpc.json: refuse_parents.aws.subnet */
N_("A subnet is a part of a VPC. Put the subnet inside the VPC.")
/* data/catalog/aws/services/vpc.json: props.cidr.help */
N_("All addresses of the network, from /16 to /24. Changing it replaces the network.")
/* data/catalog/aws/services/vpc.json: props.zones.label */
N_("Availability Zones")
/* data/catalog/aws/services/vpc.json: props.zones.help */
N_("How many zones the subnets that Isshoni adds are spread over.")
/* data/catalog/aws/services/vpc.json: props.nat.label */
N_("NAT gateways")
/* data/catalog/aws/services/vpc.json: props.nat.help */
N_("How private subnets reach the internet: not at all, through one gateway, or through one in each zone.")
/* data/catalog/aws/services/vpc.json: props.flow_logs.label */
N_("Flow logs")
/* data/catalog/aws/services/vpc.json: props.flow_logs.help */
N_("Record which connections were refused, or all of them.")
/* data/catalog/aws/services/vpc.json: props.flow_log_days.label */
N_("Keep flow logs")
/* data/catalog/aws/services/vpc.json: props.acl.label */
N_("Network ACL")
/* data/catalog/aws/services/vpc.json: props.acl.help */
N_("A second filter in front of every subnet that never lets administration ports in.")
/* data/catalog/aws/services/vpc.json: props.dns_hostnames.label */
N_("DNS host names")
/* data/catalog/aws/services/vpc.json: props.dns_hostnames.help */
N_("Give instances names. Endpoints and databases need this.")
/* data/catalog/aws/services/vpc.json: lines[0].help */
N_("Peers the two networks and routes each to the other's addresses.")
/* data/catalog/aws/services/vpc.json: lines[0].do[0].refuse */
N_("Both networks use the same addresses. Give one of them another range.")
/* data/catalog/aws/services/vpc.json: lines[1].help */
N_("Flow logs of the network go to this log group.")
/* data/catalog/aws/services/vpc.json: lines[2].help */
N_("Flow logs of the network go to this bucket.")
/* data/catalog/aws/services/vpc.json: checks[0].say */
N_("Nobody records what {name} refuses. Turn on flow logs before production.")
/* data/catalog/aws/services/vpc.json: checks[1].say */
N_("Nothing in {name} can reach the internet: it has no NAT gateway.")
/* data/catalog/aws/services/vpc.json: outputs[0].help */
N_("Id of the network.")
/* data/catalog/aws/services/vpc.json: outputs[1].help */
N_("Ids of the public subnets, separated by commas.")
/* data/catalog/aws/services/vpc.json: outputs[2].help */
N_("Ids of the private subnets, separated by commas.")
/* data/catalog/aws/services/vpc_endpoint.json: help */
N_("A private path from the network to an AWS service, without the internet.")
/* data/catalog/aws/services/vpc_endpoint.json: props.service.label */
N_("Service")
/* data/catalog/aws/services/vpc_endpoint.json: props.service.help */
N_("Auto follows the line that leaves it, else S3. S3 and DynamoDB are free, others cost per zone and hour.")
/* data/catalog/aws/services/vpc_endpoint.json: props.private_dns.label */
N_("Private DNS")
/* data/catalog/aws/services/vpc_endpoint.json: props.private_dns.help */
N_("Let the service's usual name lead to the endpoint.")
/* data/catalog/aws/services/vpc_endpoint.json: props.policy.label */
N_("Policy")
/* data/catalog/aws/services/vpc_endpoint.json: props.policy.help */
N_("Who may use it for what. Empty: everybody of this account, and AWS's own packages and image layers.")
/* data/catalog/aws/services/vpc_endpoint.json: lines[0].help */
N_("Chooses the service that the endpoint leads to.")
/* data/catalog/aws/services/vpc_endpoint.json: lines[1].help */
N_("Opens port 443 from {from} to the endpoint.")
/* data/catalog/aws/services/vpc_endpoint.json: outputs[0].help */
N_("Id of the endpoint.")
/* data/catalog/aws/traits/_global.json: verbs.open.do[1].refuse */
N_("{from} and {to} are in different networks. Peer the networks or use a load balancer.")
/* templates/alb_autoscaling.isshoni: name */
N_("Load-balanced web servers")
/* templates/alb_autoscaling.isshoni: resources[2].notes */
N_("The zone must exist in the account. The domain is asked for at deployment.")
/* templates/alb_autoscaling.isshoni: resources[3].notes */
N_("Proved by a record in the zone; renews itself.")
/* templates/alb_autoscaling.isshoni: resources[4].notes */
N_("Two zones: one may fail. In production every zone has its own NAT gateway and refused traffic is logged.")
/* templates/alb_autoscaling.isshoni: resources[13].notes */
N_("The way out for the app subnets. Nothing comes in through it.")
/* templates/alb_autoscaling.isshoni: resources[14].notes */
N_("HTTPS with TLS 1.2 or newer. Health checks decide who gets requests.")
/* templates/alb_autoscaling.isshoni: resources[15].notes */
N_("No SSH: open a shell with Session Manager. IMDSv2 only. In the app subnets of both zones.")
/* templates/alb_autoscaling.isshoni: resources[16].notes */
N_("PostgreSQL in the data subnets. AWS keeps the password; in production a standby waits in the other zone.")
/* templates/alb_autoscaling.isshoni: resources[17].notes */
N_("Free, and S3 traffic stays inside AWS.")
/* templates/alb_autoscaling.isshoni: resources[18].notes */
N_("Fires when fewer servers run than the minimum.")
/* templates/alb_autoscaling.isshoni: resources[19].notes */
N_("Add e-mail addresses: each must confirm once.")
/* templates/alb_autoscaling.isshoni: resources[20].notes */
N_("Every request the load balancer saw, for 90 days.")
/* templates/alb_autoscaling.isshoni: annotations[0].text */
N_("HTTP 80 only redirects to 443.")
/* templates/alb_autoscaling.isshoni: annotations[1].text */
/* xgettext:no-c-format */
N_("Scale on 60 % CPU, 2 to 6 servers.")
/* templates/disaster_notification.isshoni: name */
N_("Disaster notification")
/* templates/disaster_notification.isshoni: resources[13].notes */
N_("Open WebSockets may be quiet for an hour.")
/* templates/disaster_notification.isshoni: resources[14].notes */
N_("Operators write alerts here; residents keep a WebSocket open. At least two, one in each zone.")
/* templates/disaster_notification.isshoni: resources[15].notes */
N_("What was sent, when, and to whom. In production a standby waits in the other zone.")
/* templates/disaster_notification.isshoni: resources[17].notes */
N_("Publishes each alert to Redis; every server passes it to its open browsers.")
/* templates/disaster_notification.isshoni: resources[18].notes */
N_("WebSocket sessions, so that a server can go away unnoticed.")
/* templates/disaster_notification.isshoni: resources[19].notes */
N_("Alarms and SES may publish to topics under this key.")
/* templates/disaster_notification.isshoni: resources[20].notes */
N_("One topic for all channels. Publish with the attribute severity.")
/* templates/disaster_notification.isshoni: resources[21].notes */
N_("Failures wait 14 days in its dead-letter queue.")
/* templates/disaster_notification.isshoni: resources[23].notes */
N_("Fires when a mail has waited five minutes.")
/* templates/disaster_notification.isshoni: resources[25].notes */
N_("Sends one mail for each message; what fails comes back alone.")
/* templates/disaster_notification.isshoni: resources[26].notes */
N_("A new account is in the SES sandbox: ask AWS early to lift it.")
/* templates/disaster_notification.isshoni: resources[27].notes */
N_("Bounces and complaints.")
/* templates/disaster_notification.isshoni: resources[28].notes */
N_("Addresses to take off the list.")
/* templates/disaster_notification.isshoni: annotations[0].text */
N_("Use Redis for WebSocket session persistence")
/* templates/disaster_notification.isshoni: annotations[1].text */
N_("One topic, many channels: a slow channel never delays another.")
/* templates/disaster_notification.isshoni: annotations[2].text */
N_("Ask AWS early: SES sandbox, SMS spend limit.")
/* templates/redis_cluster.isshoni: name */
N_("Web app with Redis sessions")
/* templates/redis_cluster.isshoni: resources[13].notes */
N_("HTTPS only; port 80 redirects.")
/* templates/redis_cluster.isshoni: resources[15].notes */
N_("Keeps nothing itself: any copy can be stopped at any time.")
/* templates/redis_cluster.isshoni: resources[16].notes */
N_("TLS and a generated token. In production a replica takes over, and snapshots are kept 7 days.")
/* templates/redis_cluster.isshoni: resources[17].notes */
N_("Free; images are pulled from ECR through it.")
/* templates/redis_cluster.isshoni: resources[18].notes */
N_("Push an image here before the first deployment.")
/* templates/redis_cluster.isshoni: resources[19].notes */
N_("Your own key for the sessions; it turns every year.")
/* templates/redis_cluster.isshoni: resources[20].notes */
N_("Fires before Redis has to throw sessions away.")
/* templates/redis_cluster.isshoni: annotations[0].text */
N_("Any server can answer: the session is in Redis.")
/* templates/redis_cluster.isshoni: annotations[1].text */
/* xgettext:no-c-format */
N_("Alarm when memory passes 80 %.")
/* templates/vpc_basic.isshoni: name */
N_("Basic network")
/* templates/vpc_basic.isshoni: resources[11].notes */
N_("Which connections the network refused, kept a month, in production a year.")
/* templates/vpc_basic.isshoni: annotations[0].text */
N_("Public subnets hold only load balancers and NAT.")
/* templates/vpc_basic.isshoni: annotations[1].text */
N_("Put servers in app, databases in data.")
