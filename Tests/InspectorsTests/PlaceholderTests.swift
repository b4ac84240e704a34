import Inspectors
