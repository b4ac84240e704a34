import NIOSSL
import NIOHTTP1
import X509
import Crypto
